using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Privacy;

/// <summary>Asks for an archive of what is kept of a person or of the company, or that a person be erased for good. It is done in the background.</summary>
internal static class RequestData
{
    public sealed record Command(DataRequestKind Kind, Guid? PersonId = null);

    /// <summary>The person in question, as far as the rule needs to know.</summary>
    public sealed record Subject(Guid Id, bool IsLastAdministrator);

    public static Decision<DataRequestEvent> Decide(Guid id, Call call, Command command, Subject? person)
    {
        if (command.Kind is DataRequestKind.ExportTenant) return command.PersonId is null ? Opened() : DataRequestRefusals.NobodyToName;
        if (command.PersonId is null) return DataRequestRefusals.PersonNeeded;
        if (person is null) return DataRequestRefusals.NoSuchPerson;
        if (command.Kind is DataRequestKind.ExportPerson) return Opened();
        if (person.Id == call.Actor.Value) return DataRequestRefusals.Yourself;
        return person.IsLastAdministrator ? UserRefusals.LastAdministrator : Opened();

        DataRequestOpened Opened() => new(call.Tenant, id, command.Kind, command.PersonId, call.Now);
    }

    public static async Task<Outcome<DataRequest>> Handle(
        Command command, IdentityDb db, Ledger<DataRequest, DataRequestEvent> requests, JournalPulse pulse, IJobs jobs, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(db.Call.Now);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = await requests.Begin(Decide(id, db.Call, command, await Find(command.PersonId, db, ct)), ct);
        if (outcome.Refusal is not null) return outcome;

        await jobs.Enqueue(db, FulfilDataRequest.Kind, new FulfilDataRequest.Payload(id), new JobOptions { Key = id.ToString(), MaxAttempts = 5 }, ct);
        await transaction.CommitAsync(ct);
        pulse.Beat();
        return outcome;
    }

    public static void Map(IEndpointRouteBuilder requests) => requests.MapPost("", Post)
        .WithName(nameof(RequestData)).WithSummary("Ask for an archive, or for a person to be erased").RequirePermission(IdentityPermissions.WritePrivacy.Name);

    private static Task<Results<Created<DataRequestView>, ProblemHttpResult>> Post(
        Command command, IdentityDb db, Ledger<DataRequest, DataRequestEvent> requests, JournalPulse pulse, IJobs jobs, CancellationToken ct) =>
        Handle(command, db, requests, pulse, jobs, ct).RespondCreated(r => DataRequestView.Of(r, null, null, db.Call.Now), r => $"/v1/data-requests/{r.Id}");

    private static async Task<Subject?> Find(Guid? person, IdentityDb db, CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Key == person, ct) is not { } user) return null;
        return new(user.Key, user.IsFullAdministrator && !await db.HasAdministratorBeside(user.Key, ct));
    }
}
