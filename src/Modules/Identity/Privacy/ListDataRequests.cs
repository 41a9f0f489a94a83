using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Hosting.Privacy;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Privacy;

/// <summary>Data requests and their archives, latest first.</summary>
internal static class ListDataRequests
{
    private static readonly Sorts<DataRequest> Sorts = Sorts<DataRequest>.By("-requestedAt", r => r.RequestedAt, r => r.Key);

    public static void Map(IEndpointRouteBuilder requests)
    {
        requests.MapGet("", List).WithName(nameof(ListDataRequests)).WithSummary("List data requests").RequirePermission(IdentityPermissions.ReadPrivacy.Name);
        requests.MapGet("/{id:guid}", Get).WithName("GetDataRequest").WithSummary("A data request and how far it is").RequirePermission(IdentityPermissions.ReadPrivacy.Name);
        requests.MapGet("/{id:guid}/archive", Fetch).WithName("FetchArchive").WithSummary("Fetch the archive of a data request (zip)")
            .Produces<Stream>(StatusCodes.Status200OK, "application/zip").RequirePermission(IdentityPermissions.WritePrivacy.Name);
    }

    private static async Task<Results<Ok<Page<DataRequestView>>, ProblemHttpResult>> List([AsParameters] ListQuery list, Cursors cursors, IdentityDb db, CancellationToken ct)
    {
        var outcome = await db.DataRequests.AsNoTracking().ToPage(list, Sorts, cursors, r => r, ct);
        return outcome.Value is { } page ? TypedResults.Ok(page.Show(await Views(page.Items, db, ct))) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Results<Ok<DataRequestView>, ProblemHttpResult>> Get(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.DataRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Key == id, ct) is { } request
            ? TypedResults.Ok((await Views([request], db, ct))[0])
            : Problems.Of(Refusal.NotFound("data-request.not-found", "There is no such data request."));

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> Fetch(Guid id, IdentityDb db, ArchiveFolder archives, CancellationToken ct)
    {
        var isReady = await db.DataRequests.AnyAsync(r => r.Key == id && r.ExpiresAt > db.Call.Now, ct);
        if (!isReady || archives.Find(db.Tenant, id) is not { } path) return Problems.Of(DataRequestRefusals.NoArchive);
        return TypedResults.PhysicalFile(path, "application/zip", $"archive-{id}.zip");
    }

    private static async Task<IReadOnlyList<DataRequestView>> Views(IReadOnlyList<DataRequest> requests, IdentityDb db, CancellationToken ct)
    {
        var people = requests.Select(r => r.Person).ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Key)).ToDictionaryAsync(u => u.Key, u => u.Name, ct);
        var pending = requests.Where(r => r.State is DataRequestState.Pending).Select(r => r.Key.ToString()).ToArray();
        var progress = pending.Length == 0 ? [] : await db.Database.SqlQuery<JobProgress>($"""
            select key as "Key", max(progress) as "Progress" from platform.jobs
            where tenant = {db.Tenant.Value} and kind = {FulfilDataRequest.Kind} and key = any({pending}) group by key
            """).ToDictionaryAsync(j => j.Key, j => j.Progress, ct);
        return [.. requests.Select(r => DataRequestView.Of(
            r, r.Person is { } id ? names.GetValueOrDefault(id) : null, progress.GetValueOrDefault(r.Key.ToString()), db.Call.Now))];
    }

    private sealed record JobProgress(string Key, double? Progress);
}
