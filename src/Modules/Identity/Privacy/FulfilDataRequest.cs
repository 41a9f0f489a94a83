using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Privacy;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Privacy;

/// <summary>Does what a data request asks for. A killed attempt begins again: archives are written anew, and erasing twice erases no more.</summary>
internal sealed class FulfilDataRequest(IdentityDb db, ArchiveMaking archives, Erasure erasure, Ledger<DataRequest, DataRequestEvent> requests) : IJob<FulfilDataRequest.Payload>
{
    public sealed record Payload(Guid RequestId);

    public static string Kind => "privacy.data-request";
    public static TimeSpan Longest => TimeSpan.FromHours(2);

    public static Decision<DataRequestEvent> Decide(DataRequest request, DataRequestEvent outcome) => request.State is DataRequestState.Pending ? outcome : [];

    public async Task Run(Payload payload, JobContext job, CancellationToken ct)
    {
        if (await db.DataRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Key == payload.RequestId, ct) is not { State: DataRequestState.Pending } request) return;
        try
        {
            await Conclude(request, await Fulfil(request, job, ct), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException && job.IsLastAttempt)
        {
            db.ChangeTracker.Clear();
            await Conclude(request, new DataRequestFailed($"It failed {job.Attempt} times; the job's last error says why.", db.Call.Now), ct);
            throw;
        }
    }

    private async Task<DataRequestEvent> Fulfil(DataRequest request, JobContext job, CancellationToken ct)
    {
        var person = request.Person is { } id ? await InQuestion(id, ct) : null;
        if (request.RequestKind is DataRequestKind.ErasePerson)
        {
            await erasure.ErasePerson(person!, job.Report, ct);
            return new DataRequestFulfilled(db.Call.Now, null, null);
        }

        var bytes = await archives.Make(db.Tenant, request.Key, person, job.Report, ct);
        return new DataRequestFulfilled(db.Call.Now, bytes, db.Call.Now + ArchiveFolder.Kept);
    }

    private Task<Outcome<DataRequest>> Conclude(DataRequest request, DataRequestEvent outcome, CancellationToken ct) => requests.Change(request.Key, null, r => Decide(r, outcome), ct);

    private async Task<PersonInQuestion> InQuestion(Guid id, CancellationToken ct)
    {
        var email = await db.Users.AsNoTracking().Where(u => u.Key == id).Select(u => u.Email).SingleOrDefaultAsync(ct);
        return new(id, email is null ? [] : [email]);
    }
}
