using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Hosting.Http;

namespace Platform.Hosting.Jobs;

/// <summary>A job as the API shows it.</summary>
public sealed record JobView(Guid Id, string Kind, JobState State, int Attempts, DateTimeOffset RunAt, string? LastError, double? Progress, DateTimeOffset CreatedAt);

/// <summary>Where a job is in its life. A dead one failed too often, or for good, and waits for someone to try it again.</summary>
public enum JobState { Waiting, Running, Done, Dead }

/// <summary>A tenant's background jobs: to see, and to run again.</summary>
public static class JobsApi
{
    private static readonly Refusal NotFound = Refusal.NotFound("job.not-found", "There is no such job.");

    private static readonly Sorts<JobRow> Orders = Sorts<JobRow>.By("-createdAt", job => job.CreatedAt, job => job.Id).Or("runAt", job => job.RunAt);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/jobs", List).WithName("ListJobs").WithTags("Jobs").WithSummary("List background jobs").RequirePermission("jobs.read");
        api.MapGet("/jobs/{id:guid}", Get).WithName("GetJob").WithTags("Jobs").WithSummary("Get a background job and how far it is").RequirePermission("jobs.read");
        api.MapPost("/jobs/{id:guid}/retry", Retry).WithName("RetryJob").WithTags("Jobs").WithSummary("Put a dead-lettered job back in the queue").RequirePermission("jobs.write");
    }

    private static Task<Results<Ok<Page<JobView>>, ProblemHttpResult>> List(
        [AsParameters] ListQuery list,
        [FromQuery(Name = "filter[state]"), Description("States to show, with commas between: waiting, running, done, dead.")] string? state,
        JobsDb db, Cursors cursors, CancellationToken ct)
    {
        var jobs = db.Jobs.AsNoTracking();
        if (!string.IsNullOrEmpty(state))
        {
            string[] wanted = [.. state.Split(',').Select(word => Named(word).ToString().ToLowerInvariant())];
            jobs = jobs.Where(job => wanted.Contains(job.State));
        }

        if (!string.IsNullOrEmpty(list.Q)) jobs = jobs.Where(job => job.Kind.Contains(list.Q));
        return jobs.ToPage(list, Orders, cursors, View, ct).Respond();
    }

    private static async Task<Results<Ok<JobView>, ProblemHttpResult>> Get(Guid id, JobsDb db, CancellationToken ct) =>
        await db.Jobs.AsNoTracking().FirstOrDefaultAsync(job => job.Id == id, ct) is { } job ? TypedResults.Ok(View(job)) : Problems.Of(NotFound);

    private static Task<Results<Ok<JobView>, ProblemHttpResult>> Retry(Guid id, JobsDb db, CancellationToken ct) => Revive(db, id, ct).Respond(View);

    private static async Task<Outcome<JobRow>> Revive(JobsDb db, Guid id, CancellationToken ct)
    {
        int revived;
        try
        {
            revived = await db.Database.ExecuteSqlAsync($"""
                update platform.jobs j set state = 'waiting', run_at = now(), attempts = 0, progress = null, finished_at = null
                where tenant = {db.Tenant.Value} and id = {id} and state = 'dead' and not exists (
                  select from platform.jobs n where n.tenant = j.tenant and n.kind = j.kind and n.key = j.key and n.state in ('waiting', 'running'))
                """, ct);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            revived = 0; // its successor came at the same moment
        }

        return await db.Jobs.AsNoTracking().FirstOrDefaultAsync(job => job.Id == id, ct) switch
        {
            null => NotFound,
            var job when revived == 1 => job,
            { State: "dead" } => Refusal.Conflict("job.superseded", "A newer job of the same kind and key is waiting already."),
            var job => Refusal.Conflict("job.not-dead", $"Only a dead job is run again; this one is {job.State}."),
        };
    }

    private static JobState Named(string word) => Enum.GetValues<JobState>().Where(state => state.ToString().Equals(word.Trim(), StringComparison.OrdinalIgnoreCase)).Select(state => (JobState?)state).FirstOrDefault()
        ?? throw new MalformedException("filter[state]", "A job's state is waiting, running, done or dead.");

    private static JobView View(JobRow job) => new(job.Id, job.Kind, Named(job.State), job.Attempts, job.RunAt, job.LastError, job.Progress, job.CreatedAt);
}
