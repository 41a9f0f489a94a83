using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Hosting.Contributions;
using Platform.Hosting.Http;
using Platform.Hosting.Http.Json;

namespace Platform.Alerts.Features;

/// <summary>What people say about an alert, and why nobody was told of it.</summary>
internal static class CommentOnAlert
{
    public sealed record Command([property: Required, StringLength(8_000, MinimumLength = 1)] string Text);

    public sealed record CommentView(Guid Id, Guid AuthorId, string? AuthorName, string Text, DateTimeOffset At);

    public sealed record CommentsView(IReadOnlyList<CommentView> Items);

    /// <summary>From when until when nobody was told, what of, and how often it came meanwhile.</summary>
    public sealed record SuppressionView(string Kind, Guid? ById, string ByName, DateTimeOffset Since, int Count, DateTimeOffset? Until);

    public sealed record SuppressionsView(IReadOnlyList<SuppressionView> Items);

    public static void Map(IEndpointRouteBuilder alerts)
    {
        alerts.MapPost("/{id}/comments", Post).WithName(nameof(CommentOnAlert)).WithSummary("Comment on an alert").RequirePermission(AlertsPermissions.Write.Name);
        alerts.MapGet("/{id}/comments", List).WithName("ListAlertComments").WithSummary("List comments on an alert").RequirePermission(AlertsPermissions.Read.Name);
        alerts.MapGet("/{id}/suppressions", Suppressions).WithName("ListAlertSuppressions").WithSummary("List why nobody was told of an alert").RequirePermission(AlertsPermissions.Read.Name);
    }

    private static async Task<Results<Created<CommentView>, ProblemHttpResult>> Post(string id, Command command, AlertsDb db, AlertChanges changes, LiveAlerts live, IActorNames names, Call call, CancellationToken ct)
    {
        if (await db.Find(id, ct) is not { } alert) return Problems.Of(AlertRefusals.NotFound);
        var comment = new CommentRow { Tenant = db.Tenant, AlertId = alert, Id = Guid.CreateVersion7(call.Now), AuthorId = call.Actor.Value, Text = command.Text, At = call.Now };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        db.Comments.Add(comment);
        await db.SaveChangesAsync(ct);
        var outcome = await changes.Change(id, null, _ => AlertDecisions.Comment(comment.Id, call.Now), ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        await transaction.CommitAsync(ct);
        live.Note(db.Tenant, [alert]);
        return TypedResults.Created($"/v1/alerts/{alert}/comments", (await Views([comment], db, names, ct))[0]);
    }

    private static async Task<Results<Ok<CommentsView>, ProblemHttpResult>> List(string id, AlertsDb db, IActorNames names, CancellationToken ct) => await db.Find(id, ct) is { } alert
        ? TypedResults.Ok(new CommentsView(await Views(await db.Comments.AsNoTracking().Where(c => c.AlertId == alert).OrderBy(c => c.Id).Take(1_000).ToListAsync(ct), db, names, ct))) : Problems.Of(AlertRefusals.NotFound);

    private static async Task<Results<Ok<SuppressionsView>, ProblemHttpResult>> Suppressions(string id, AlertsDb db, CancellationToken ct) => await db.Find(id, ct) is { } alert
        ? TypedResults.Ok(new SuppressionsView([.. (await db.Suppressions.AsNoTracking().Where(s => s.AlertId == alert).OrderByDescending(s => s.Since).Take(1_000).ToListAsync(ct))
            .Select(s => new SuppressionView(EnumWord.Of(s.Kind), s.ById, s.ByName, s.Since, s.Count, s.Until))])) : Problems.Of(AlertRefusals.NotFound);

    private static async Task<IReadOnlyList<CommentView>> Views(IReadOnlyList<CommentRow> comments, AlertsDb db, IActorNames names, CancellationToken ct)
    {
        var known = await names.Of(db.Tenant, [.. comments.Select(c => c.AuthorId).Distinct()], ct);
        return [.. comments.Select(c => new CommentView(c.Id, c.AuthorId, known.GetValueOrDefault(c.AuthorId), c.Text, c.At))];
    }
}
