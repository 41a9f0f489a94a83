using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Tickets.Sla;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Promises;

/// <summary>A policy or a calendar after a change, and the job that goes through the open tickets because of it.</summary>
internal sealed record Changed<T>(T Record, Guid? JobId);

/// <summary>Changes what is promised, together with the job that brings the open tickets up to date: one is never kept without the other.</summary>
internal sealed class PromiseChanges(TicketsDb db, IJobs jobs, SlaBooks books)
{
    public async Task<Outcome<Changed<T>>> Change<T>(string kind, Func<Task<Outcome<T>>> change, CancellationToken ct) where T : class
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = await change();
        if (outcome.Value is not { } changed) return outcome.Refusal!;
        var job = await jobs.Enqueue(db, Repromise.Kind, new Repromise.Cause(kind), new JobOptions { RunAt = db.Call.Now + Repromise.After }, ct);
        await transaction.CommitAsync(ct);
        books.Forget(db.Tenant);
        return new Changed<T>(changed, job);
    }
}
