using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;

namespace Platform.Tickets.Features;

/// <summary>Moves a ticket to one of the company's statuses, as far as the lifecycle lets it.</summary>
internal static class ChangeStatus
{
    public sealed record StatusCommand([property: Required, StringLength(40, MinimumLength = 1)] string Status);

    public static Decision<TicketEvent> Decide(Ticket ticket, string name, Desk desk, DateTimeOffset now)
    {
        if (desk.StatusNamed(name) is not { } status) return TicketRefusals.UnknownStatus;
        if (status.State is TicketState.Resolved && ticket.State.IsActive() && desk.RefuseIfIncomplete(ticket.Fields) is { } incomplete) return incomplete;
        return Lifecycle.Move(ticket, status, now);
    }

    public static async Task<Outcome<Ticket>> Handle(string id, int? version, string status, Call call, TicketNames names, TicketChanges changes, CancellationToken ct)
    {
        var desk = await names.Desk(call.Tenant, ct);
        return await changes.Change(id, version, (ticket, now) => Decide(ticket, status, desk, now), ct);
    }

    /// <summary>Whether a move between these states is for those only who may close.</summary>
    public static bool NeedsClosing(TicketState from, TicketState to) => !from.IsActive() || !to.IsActive();

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPut("/{id}/status", Put)
        .WithName(nameof(ChangeStatus)).WithSummary("Change the status of a ticket").RequirePermission(TicketsPermissions.Write.Name);

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Put(
        string id, IfMatch version, StatusCommand command, ClaimsPrincipal caller, Call call, TicketNames names, TicketChanges changes, TicketViews views, CancellationToken ct)
    {
        var (desk, mayClose) = (await names.Desk(call.Tenant, ct), caller.May(TicketsPermissions.Close.Name));
        return await views.Respond(changes.Change(id, version.Version, (ticket, now) =>
            !mayClose && desk.StatusNamed(command.Status) is { } to && NeedsClosing(ticket.State, to.State) ? TicketRefusals.CloseNotPermitted : Decide(ticket, command.Status, desk, now), ct), ct);
    }
}
