using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Macros;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Macros;

/// <summary>Says and does to a ticket what a macro says and does, in one commit; shows before what that will be.</summary>
internal static class UseMacro
{
    public sealed record UseMacroCommand(
        [property: Required] Guid MacroId,
        [property: StringLength(Message.LongestText), Description("What is said instead of the macro's text, once somebody has gone over it; empty says nothing.")] string? Text = null);

    /// <summary>What using a macro would say, with its variables filled in.</summary>
    public sealed record MacroPreview(string? Text, bool IsNote);

    /// <summary>What is changed comes first, then what is said, then the status it brings with it.</summary>
    public static Decision<TicketEvent> Decide(Ticket ticket, MacroSteps steps, TicketStatus? status, (Guid Id, bool ByRequester)? message, Guid actor, DateTimeOffset now)
    {
        if (ticket.RefuseIfClosed() is { } closed) return closed;
        var facts = TicketFacts.Of(ticket);
        var tags = Tags.Tidy(facts.Tags.Union(steps.AddTags).Except(steps.RemoveTags));
        if (tags.Refusal is { } tooMany) return tooMany;
        var changed = (facts with
        {
            Priority = steps.Priority ?? facts.Priority, Category = steps.Category ?? facts.Category, TeamId = steps.TeamId ?? facts.TeamId,
            AssigneeId = steps.ToMe ? actor : steps.AssigneeId ?? facts.AssigneeId, Tags = tags.Value!,
        }).Decide(ticket, now);
        if (changed.Refusal is not null) return changed;

        var then = changed.Aggregate(ticket, Ticket.Evolve);
        if (message is { } reply && !steps.IsNote) return After(changed, ReplyToTicket.Decide(then, reply.Id, reply.ByRequester, status, now));
        var noted = message is { } note ? NoteOnTicket.Decide(then, note.Id, [], now) : [];
        return After(changed, noted.Refusal is not null || status is null ? noted : After(noted, Lifecycle.Move(then, status, now)));
    }

    public static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapGet("/{id}/macros/{macroId:guid}", Preview).WithName("PreviewMacro").WithSummary("Show what a macro would say of a ticket").RequirePermission(TicketsPermissions.Read.Name);
        tickets.MapPost("/{id}/macros", Post).WithName(nameof(UseMacro)).WithSummary("Use a macro on a ticket").RequirePermission(TicketsPermissions.Write.Name);
    }

    private static async Task<Results<Ok<MacroPreview>, ProblemHttpResult>> Preview(string id, Guid macroId, TicketsDb db, MacroWords words, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } ticket) return Problems.Of(TicketRefusals.NotFound);
        if (await Find(db, macroId, ct) is not { } macro) return Problems.Of(MacroRefusals.NotFound);
        return TypedResults.Ok(new MacroPreview(await words.Fill(macro.Steps.Text, ticket, ct), macro.Steps.IsNote));
    }

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> Post(
        string id, IfMatch version, UseMacroCommand command, ClaimsPrincipal caller, TicketsDb db, TicketNames names, TicketReferences references, MacroWords words,
        Conversations conversations, TicketChanges changes, TicketViews views, CancellationToken ct)
    {
        if (await db.FindTicket(id, ct) is not { } found) return Problems.Of(TicketRefusals.NotFound);
        if (await Find(db, command.MacroId, ct) is not { Steps: var steps }) return Problems.Of(MacroRefusals.Unknown);
        if (steps.Assigns && !caller.May(TicketsPermissions.Assign.Name)) return Problems.Of(TicketRefusals.AssignNotPermitted);
        if (await references.RefuseAssignment(steps.TeamId, steps.AssigneeId, ct) is { } gone) return Problems.Of(gone);
        var desk = await names.Desk(db.Tenant, ct);
        var status = steps.Status is { } named ? desk.StatusNamed(named) : null;
        if (steps.Status is not null && status is null) return Problems.Of(TicketRefusals.UnknownStatus);
        if (!desk.HasCategory(steps.Category)) return Problems.Of(TicketRefusals.UnknownCategory);

        var mayClose = caller.May(TicketsPermissions.Close.Name);
        Decision<TicketEvent> Use(Ticket ticket, (Guid, bool)? message, DateTimeOffset now) =>
            status is not null && !mayClose && status.State != ticket.State && ChangeStatus.NeedsClosing(ticket.State, status.State) ? TicketRefusals.CloseNotPermitted
            : status is { State: TicketState.Resolved } && desk.RefuseIfIncomplete(ticket.Fields) is { } incomplete ? incomplete
            : Decide(ticket, steps, status, message, db.Call.Actor.Value, now);

        var text = command.Text is { } edited ? MessageText.Tidy(edited) : await words.Fill(steps.Text, found, ct) ?? "";
        if (text.Length == 0) return await views.Respond(changes.Change(found.Key.ToString(), version.Version, (ticket, now) => Use(ticket, null, now), ct), ct);
        var kept = await conversations.Keep(
            found.Key.ToString(), version.Version, new(steps.IsNote ? MessageKind.Note : MessageKind.Reply, text, []), (ticket, said, now) => Use(ticket, (said.Id, said.ByRequester), now), ct);
        return kept.Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.Ok(await views.Of(kept.Value.Ticket, ct));
    }

    private static Task<Macro?> Find(TicketsDb db, Guid id, CancellationToken ct) => db.Macros.AsNoTracking().SingleOrDefaultAsync(m => m.Key == id && m.RemovedAt == null, ct);

    private static Decision<TicketEvent> After(Decision<TicketEvent> before, Decision<TicketEvent> then) => then.Refusal is not null ? then : [.. before, .. then];
}
