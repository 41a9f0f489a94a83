using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Alerts.Domain.Records;
using Platform.Alerts.Storage;
using Platform.Contracts.Tickets;
using Platform.Hosting.Http;

namespace Platform.Alerts.Features;

/// <summary>Opens a ticket about an alert, so that somebody sees to it; where there is one, it is that.</summary>
internal static class OpenTicketOfAlert
{
    /// <summary>Who is told what becomes of it; left out, whoever opens it.</summary>
    public sealed record Requester([property: StringLength(120)] string? Name, [property: Required, EmailAddress, StringLength(254)] string Email);

    public sealed record Command(Requester? Requester = null);

    public sealed record TicketOfAlertView(Guid AlertId, Guid TicketId, string Number, string Subject);

    private static readonly Refusal NotPermitted = Refusal.Forbidden("alert.ticket-not-permitted", $"Opening tickets needs the permission {ITicketDesk.Permission}.");

    public static void Map(IEndpointRouteBuilder alerts) => alerts.MapPost("/{id}/ticket", Post)
        .WithName(nameof(OpenTicketOfAlert)).WithSummary("Open the ticket of an alert, or answer the one there is").RequirePermission(AlertsPermissions.Write.Name);

    private static async Task<Results<Created<TicketOfAlertView>, Ok<TicketOfAlertView>, ProblemHttpResult>> Post(
        string id, Command command, ClaimsPrincipal caller, AlertsDb db, AlertChanges changes, ITicketDesk desk, CancellationToken ct)
    {
        if (await db.Find(id, ct) is not { } key || await db.Alerts.AsNoTracking().SingleOrDefaultAsync(a => a.Key == key, ct) is not { } alert) return Problems.Of(AlertRefusals.NotFound);
        if (!caller.May(ITicketDesk.Permission)) return Problems.Of(NotPermitted);
        var outcome = await desk.Open(db.Call, Words(alert, command.Requester), ct);
        if (outcome.Value is not { } ticket) return Problems.Of(outcome.Refusal!);

        // Asked for again where this was lost: the desk answers the same ticket.
        var linked = await changes.Change($"{key}", null, a => AlertDecisions.LinkTicket(a, ticket.Id, ticket.Number, db.Call.Now), ct);
        if (linked.Refusal is { } refusal) return Problems.Of(refusal);
        var view = new TicketOfAlertView(key, ticket.Id, ticket.Number, ticket.Subject);
        return ticket.IsNew ? TypedResults.Created($"/v1/tickets/{ticket.Id}", view) : TypedResults.Ok(view);
    }

    private static AlertToTicket Words(Alert alert, Requester? requester)
    {
        var summary = alert.Annotations.GetValueOrDefault("summary") ?? alert.Name;
        List<string> lines = [$"{AlertNumber.Of(alert.Number)} {alert.Name} ({alert.Severity}), since {alert.StartsAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC.", .. alert.Annotations.Where(a => a.Key != "summary").Select(a => a.Value)];
        if (alert.Device is { } device) lines.Add($"Device: {device}");
        return new(alert.Key, summary, string.Join('\n', lines), PriorityOf(alert.Severity), alert.SiteId == Guid.Empty ? null : alert.SiteId, alert.Device, requester is null ? null : new(requester.Name, requester.Email));
    }

    private static string PriorityOf(string severity) => severity switch
    {
        "critical" or "page" or "disaster" => "urgent",
        "high" or "error" or "major" => "high",
        "low" or "info" or "information" or "none" => "low",
        _ => "normal",
    };
}
