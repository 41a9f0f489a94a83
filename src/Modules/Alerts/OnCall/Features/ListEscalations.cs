using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.OnCall.Escalation;
using Platform.Alerts.Storage;
using Platform.Hosting.Http;

namespace Platform.Alerts.OnCall.Features;

/// <summary>About what people are, or were, called: the newest first.</summary>
internal static class ListEscalations
{
    private const int Most = 100;

    /// <summary>Somebody was called; told once the page was handed over.</summary>
    public sealed record PageView(int Round, int Step, Guid PersonId, DateTimeOffset CalledAt, DateTimeOffset? ToldAt);

    public sealed record EscalationView(
        Guid NotificationId, Guid? SiteId, Guid PolicyId, string Title, string Link, EscalationState State, DateTimeOffset BegunAt, DateTimeOffset? NextAt, Guid? AnsweredBy, DateTimeOffset? EndedAt, IReadOnlyList<PageView> Pages);

    public sealed record EscalationsView(IReadOnlyList<EscalationView> Items, IReadOnlyList<NamedPerson> People);

    public static void Map(RouteGroupBuilder onCall) => onCall.MapGet("/escalations", List)
        .WithName(nameof(ListEscalations)).WithSummary("List about what people are called, and who answered").RequirePermission(AlertsPermissions.Read.Name);

    private static async Task<Ok<EscalationsView>> List(AlertsDb db, OnCallNames names, CancellationToken ct)
    {
        var escalations = await db.Escalations.AsNoTracking().OrderByDescending(e => e.BegunAt).ThenBy(e => e.NotificationId).Take(Most).ToListAsync(ct);
        var ids = escalations.Select(e => e.NotificationId).ToList();
        var pages = (await db.Pages.AsNoTracking().Where(p => ids.Contains(p.NotificationId)).OrderBy(p => p.Round).ThenBy(p => p.Step).ThenBy(p => p.PersonId).ToListAsync(ct)).ToLookup(p => p.NotificationId);
        var people = await names.People(pages.SelectMany(p => p).Select(p => p.PersonId).Concat(escalations.Select(e => e.AnsweredBy).OfType<Guid>()), ct);
        return TypedResults.Ok(new EscalationsView([.. escalations.Select(e => new EscalationView(
            e.NotificationId, e.SiteId == Guid.Empty ? null : e.SiteId, e.PolicyId, e.Title, e.Link, e.State, e.BegunAt, e.State is EscalationState.Calling ? e.DueAt : null, e.AnsweredBy, e.EndedAt,
            [.. pages[e.NotificationId].Select(p => new PageView(p.Round, p.Step, p.PersonId, p.CalledAt, p.ToldAt))]))], people));
    }
}
