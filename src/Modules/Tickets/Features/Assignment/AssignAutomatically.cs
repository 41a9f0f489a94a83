using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Assignment;

namespace Platform.Tickets.Features.Assignment;

/// <summary>Gives a ticket to somebody by the company's rules, and says why to them.</summary>
internal static class AssignAutomatically
{
    public sealed record AutomaticAssignmentCommand([property: Description("Somebody of this team; left out, of the one the rules name.")] Guid? TeamId = null);

    public sealed record AutomaticAssignmentView(
        TicketView Ticket, [property: Description("Given to Ada: skill 'lifts', 3 open, next in turn.")] string Explanation, [property: Description("The rule that held.")] string Rule);

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id}/automatic-assignment", Post)
        .WithName(nameof(AssignAutomatically)).WithSummary("Assign a ticket by the rules").RequirePermission(TicketsPermissions.Assign.Name);

    private static async Task<Results<Ok<AutomaticAssignmentView>, ProblemHttpResult>> Post(
        string id, IfMatch version, AutomaticAssignmentCommand command, Dispatch dispatch, TicketViews views, CancellationToken ct)
    {
        var outcome = await dispatch.Give(id, version.Version, command.TeamId, onlyIfFree: false, ct);
        if (outcome.Refusal is { } refusal) return Problems.Of(refusal);
        var (ticket, choice) = outcome.Value;
        var view = await views.Of(ticket, ct);
        var to = choice!.PersonId is null ? view.TeamName : view.Assignee?.Name;
        return TypedResults.Ok(new AutomaticAssignmentView(view, $"Given to {to ?? "its team"}{(choice.PersonId is null ? " only" : "")}: {choice.Why}", choice.Rule));
    }
}
