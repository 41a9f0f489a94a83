using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Contracts.Identity;
using Platform.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;
using Platform.Hosting.Journal;
using Platform.Hosting.Schedules;
using Platform.Hosting.Settings;
using Platform.Identity.Access;
using Platform.Identity.Audit;
using Platform.Identity.DataProtection;
using Platform.Identity.Demo;
using Platform.Identity.Domain;
using Platform.Identity.Features;
using Platform.Identity.Features.People;
using Platform.Identity.Onboarding;
using Platform.Identity.Plans;
using Platform.Identity.Privacy;
using Platform.Identity.Storage;

namespace Platform.Identity;

/// <summary>Tenants, the people who work for them, and what they sign in with.</summary>
public sealed class IdentityModule : IModule
{
    public string Name => "identity";

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        foreach (var (constraint, refusal) in IdentityDb.Constraints) UniqueConstraints.Means(constraint, refusal);
        services.AddValidation();
        services.AddModuleDb<IdentityDb>()
            .AddLedger<IdentityDb, Tenant, TenantEvent>()
            .AddLedger<IdentityDb, User, UserEvent>()
            .AddLedger<IdentityDb, CustomRole, CustomRoleEvent>()
            .AddLedger<IdentityDb, Invitation, InvitationEvent>()
            .AddLedger<IdentityDb, Session, SessionEvent>()
            .AddLedger<IdentityDb, ApiKey, ApiKeyEvent>();
        services.AddKeyRing(builder.Configuration).AddAccess(builder.Configuration);

        services.AddScoped<KeyMakers>();
        services.AddPlans(builder.Configuration);

        services.AddPermissions(IdentityPermissions.All);
        services.AddSettings([.. SignInSettings.All, .. FirstTenant.Settings, SignUp.Setting]);
        services.AddSingleton<INarrator, TenantNarrator>().AddSingleton<INarrator, UserNarrator>().AddSingleton<INarrator, RoleNarrator>().AddSingleton<INarrator, InvitationNarrator>()
            .AddSingleton<INarrator, SessionNarrator>().AddSingleton<INarrator, ApiKeyNarrator>();
        services.AddScoped<InvitationMail>();
        services.AddSingleton<IActorNames, ActorNames>().AddSingleton<IPersonDirectory, PersonDirectory>();
        services.AddSingleton<ITenantRegistry, TenantRegistry>();
        services.AddSingleton<IDemoTenants, SeedDemoTenants>().AddScoped<IDemoSeeder, SeedPeople>();
        services.AddHostedService<FirstTenant>();
        services.AddAudit().AddPrivacy().AddOnboarding();
    }

    public void AddWorkers(IServiceCollection services) => services.AddSchedule<PruneSignIn>().AddSchedule<MeterUsage>()
        .AddSubscription<TellAudit>().AddJob<FulfilDataRequest, FulfilDataRequest.Payload>();

    public void MapApi(IEndpointRouteBuilder api)
    {
        var identity = api.MapGroup("").WithTags("Identity");
        IssueToken.Map(identity);
        RefreshToken.Map(identity);
        ListPermissions.Map(identity);

        SignUp.Map(identity);
        RequestPasswordReset.Map(identity);
        ResetPassword.Map(identity);
        ChangeEmail.MapConfirmation(identity);

        var session = identity.MapGroup("/session");
        SignIn.Map(session);
        SignInByPasskey.Map(session);
        GetSession.Map(session);
        SignOut.Map(session);

        var sessions = identity.MapGroup("/sessions");
        ListSessions.Map(sessions);
        EndSession.Map(sessions);

        var sessionsOfUser = identity.MapGroup("/users/{userId:guid}/sessions");
        ListSessions.MapOfUser(sessionsOfUser);
        EndSession.MapOfUser(sessionsOfUser);

        var profile = identity.MapGroup("/profile").AddEndpointFilter<PersonsOnly>();
        GetProfile.Map(profile);
        AddAuthenticator.Map(profile);
        RemoveAuthenticator.Map(profile);
        IssueRecoveryCodes.Map(profile);
        RememberedDevices.Map(profile);
        ChangePassword.Map(profile);
        AddPasskey.Map(profile);
        OwnPasskeys.Map(profile);
        ChangeEmail.Map(profile);

        var tenant = identity.MapGroup("/tenant");
        GetTenant.Map(tenant);
        RenameTenant.Map(tenant);
        AllowOrigins.Map(tenant);

        var users = identity.MapGroup("/users").WithTags("People");
        ListUsers.Map(users);
        ChangeUser.Map(users);
        DeactivateUser.Map(users);

        var invitations = identity.MapGroup("/invitations").WithTags("People");
        ListInvitations.Map(invitations);
        InviteUser.Map(invitations);
        ResendInvitation.Map(invitations);
        AcceptInvitation.Map(invitations);

        var roles = identity.MapGroup("/roles").WithTags("People");
        ListRoles.Map(roles);
        CreateRole.Map(roles);
        ChangeRole.Map(roles);

        var keys = identity.MapGroup("/api-keys");
        ListApiKeys.Map(keys);
        CreateApiKey.Map(keys);
        ChangeApiKey.Map(keys);
        RotateApiKey.Map(keys);
        RevokeApiKey.Map(keys);

        var plan = identity.MapGroup("/plan");
        GetPlan.Map(plan);
        ChoosePlan.Map(plan);
        GetUsage.Map(plan);
        EstimateReturn.Map(plan);

        var audit = identity.MapGroup("/audit").ForWholeCompany();
        ListAudit.Map(audit);
        ExportAudit.Map(audit);

        var requests = identity.MapGroup("/data-requests").ForWholeCompany();
        RequestData.Map(requests);
        ListDataRequests.Map(requests);

        GetOnboarding.Map(identity.MapGroup("/onboarding"));
        SampleDataApi.Map(identity.MapGroup("/sample-data").ForWholeCompany());
    }
}
