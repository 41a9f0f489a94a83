using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Tenancy;
using Platform.Identity.Access;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Features.People;

/// <summary>Lets who holds an invitation's link look at it, and join: once.</summary>
internal static class AcceptInvitation
{
    public sealed record Link([property: Required, StringLength(100)] string Token)
    {
        // A record prints its members, and this one can be signed in with.
        public override string ToString() => nameof(Link);
    }

    public sealed record Command(
        [property: Required, StringLength(100)] string Token,
        [property: Required, StringLength(100), RegularExpression(@"[^\p{C}]*", ErrorMessage = "The name has characters that cannot be printed.")] string Name,
        [property: Required, StringLength(256)] string Password)
    {
        public override string ToString() => nameof(Command);
    }

    /// <summary>What who holds the link may know before joining.</summary>
    public sealed record OpenedView(string Company, string Email, string RoleTitle, string? InvitedBy, DateTimeOffset ExpiresAt);

    /// <summary>Who joined; signing in comes next.</summary>
    public sealed record JoinedView(Guid UserId, string Name, string Email, string Company);

    public static Decision<InvitationEvent> Decide(Invitation invitation, Guid user, DateTimeOffset now) =>
        invitation.IsOpen && now < invitation.ExpiresAt ? new InvitationAccepted(user, now) : InvitationRefusals.NotValid;

    public static void Map(IEndpointRouteBuilder invitations)
    {
        // Kept answers would be kept links and passwords.
        invitations.MapPost("/opening", Open).WithName("OpenInvitation").WithSummary("Look at an invitation by its link").AllowAnonymous().WithoutIdempotency();
        invitations.MapPost("/acceptance", Post).WithName(nameof(AcceptInvitation)).WithSummary("Join by an invitation's link").AllowAnonymous().WithoutIdempotency();
    }

    private static async Task<Results<Ok<OpenedView>, ProblemHttpResult>> Open(Link link, IServiceProvider services, Databases databases, TimeProvider time, CancellationToken ct)
    {
        if (await Find(link.Token, databases, ct) is not { } found) return Problems.Of(InvitationRefusals.NotValid);
        await using var scope = services.CreateScopeFor(new(found.Tenant, ActorId.Platform, time.GetUtcNow()));
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        var invitation = await db.Invitations.AsNoTracking().SingleAsync(i => i.Key == found.Id, ct);
        if (Decide(invitation, default, db.Call.Now).Refusal is { } refusal) return Problems.Of(refusal);

        var names = await services.GetRequiredService<IActorNames>().Of(db.Tenant, [invitation.InvitedBy.Value], ct);
        return TypedResults.Ok(new OpenedView((await db.Tenants.AsNoTracking().SingleAsync(ct)).Name, invitation.Email,
            (await db.RoleOf(invitation.Role, ct)).Title, names.GetValueOrDefault(invitation.InvitedBy.Value), invitation.ExpiresAt));
    }

    private static async Task<Results<Created<JoinedView>, ProblemHttpResult>> Post(Command command, IServiceProvider services, Databases databases, TimeProvider time, CancellationToken ct)
    {
        if (command.Name.Trim().Length == 0) return Problems.Of(UserRefusals.Nameless);
        if (await Find(command.Token, databases, ct) is not { } found) return Problems.Of(InvitationRefusals.NotValid);

        var user = Guid.CreateVersion7(time.GetUtcNow());
        await using var scope = services.CreateScopeFor(new(found.Tenant, new(user), time.GetUtcNow()));
        var outcome = await Join(command, found.Id, scope.ServiceProvider, ct);
        return outcome.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Created($"/v1/users/{user}", outcome.Value);
    }

    /// <summary>The user comes to be and the invitation is used up, both or neither; of two at once, one is refused.</summary>
    private static async Task<Outcome<JoinedView>> Join(Command command, Guid id, IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<IdentityDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var accepted = await scope.GetRequiredService<Ledger<Invitation, InvitationEvent>>().Change(id, null, i => Decide(i, db.Call.Actor.Value, db.Call.Now), ct);
        if (accepted.Refusal is { } refusal) return refusal;

        var (invitation, role) = (accepted.Value!, await db.RoleOf(accepted.Value!.Role, ct));
        var created = await CreateUser.Handle(
            new(command.Name, invitation.Email, command.Password, role) { Id = db.Call.Actor.Value, Sites = invitation.Sites }, scope, ct);
        if (created.Refusal is { } weak) return weak;

        db.InvitationTokens.Remove(await db.InvitationTokens.SingleAsync(t => t.Id == id, ct));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        scope.GetRequiredService<JournalPulse>().Beat();
        return new JoinedView(created.Value!.Key, created.Value.Name, created.Value.Email, (await db.Tenants.AsNoTracking().SingleAsync(ct)).Name);
    }

    private static async Task<(TenantId Tenant, Guid Id)?> Find(string token, Databases databases, CancellationToken ct)
    {
        if (InvitationToken.Parse(token) is not { } presented) return null;
        await using var find = databases.App.CreateCommand("select tenant, id from identity.find_invitation($1)");
        find.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = presented.Hash });
        await using var rows = await find.ExecuteReaderAsync(ct);
        return await rows.ReadAsync(ct) ? (new(rows.GetGuid(0)), rows.GetGuid(1)) : null;
    }
}
