using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Macros;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Macros;

/// <summary>The macros of a help desk: read by everybody who answers tickets, written by those who run it.</summary>
internal static class WriteMacros
{
    /// <summary>A new macro, or this one as it is to be.</summary>
    public static Decision<MacroEvent> Decide(Macro? macro, Guid key, TenantId tenant, MacroCommand command, Desk desk, DateTimeOffset now)
    {
        if (macro?.RemovedAt is not null) return MacroRefusals.NotFound;
        var name = command.Name.Trim();
        if (name.Length == 0) return MacroRefusals.Nameless;
        var steps = Steps(command, desk);
        if (steps.Refusal is { } refusal) return refusal;
        if (macro is null) return new MacroWritten(key, tenant, name, steps.Value!, now);
        return macro.Name == name && macro.Steps.Equals(steps.Value) ? [] : new MacroChanged(name, steps.Value!, now);
    }

    public static Decision<MacroEvent> Decide(Macro macro, DateTimeOffset now) => macro.RemovedAt is null ? new MacroRemoved(now) : MacroRefusals.NotFound;

    private static Outcome<MacroSteps> Steps(MacroCommand command, Desk desk)
    {
        var text = MessageText.Tidy(command.Text ?? "");
        if (MacroText.Refuse(text) is { } malformed) return malformed;
        if (command is { ToMe: true, AssigneeId: not null }) return MacroRefusals.TwoAssignees;
        if (command.Status is { } status && desk.StatusNamed(status) is null) return TicketRefusals.UnknownStatus;
        if (!desk.HasCategory(command.Category)) return TicketRefusals.UnknownCategory;
        var (added, removed) = (Tags.Tidy(command.AddTags ?? []), Tags.Tidy(command.RemoveTags ?? []));
        if ((added.Refusal ?? removed.Refusal) is { } tags) return tags;
        var steps = new MacroSteps
        {
            Text = text.Length == 0 ? null : text, IsNote = command.IsNote && text.Length > 0, Status = command.Status, Priority = command.Priority, Category = command.Category,
            TeamId = command.TeamId, AssigneeId = command.AssigneeId, ToMe = command.ToMe, AddTags = added.Value!, RemoveTags = removed.Value!,
        };
        return steps.Equals(new MacroSteps()) ? MacroRefusals.Idle : steps;
    }

    public static void Map(IEndpointRouteBuilder macros)
    {
        macros.MapGet("", List).WithName("ListMacros").WithSummary("List macros and canned replies").RequirePermission(TicketsPermissions.Read.Name);
        macros.MapGet("/{id:guid}", Get).WithName("GetMacro").WithSummary("Get a macro").RequirePermission(TicketsPermissions.Read.Name);
        macros.MapPost("", Post).WithName("WriteMacro").WithSummary("Write a macro").RequirePermission(TicketsPermissions.Administer.Name);
        macros.MapPut("/{id:guid}", Put).WithName("ChangeMacro").WithSummary("Change a macro").RequirePermission(TicketsPermissions.Administer.Name);
        macros.MapDelete("/{id:guid}", Delete).WithName("RemoveMacro").WithSummary("Remove a macro").RequirePermission(TicketsPermissions.Administer.Name);
    }

    private static async Task<Ok<MacrosView>> List(TicketsDb db, CancellationToken ct)
    {
        var macros = await db.Macros.AsNoTracking().Where(m => m.RemovedAt == null).OrderBy(m => m.Name).ToListAsync(ct);
        return TypedResults.Ok(new MacrosView([.. macros.Select(MacroView.Of)], MacroText.Variables));
    }

    private static async Task<Results<Ok<MacroView>, ProblemHttpResult>> Get(Guid id, TicketsDb db, CancellationToken ct) =>
        await db.Macros.AsNoTracking().SingleOrDefaultAsync(m => m.Key == id && m.RemovedAt == null, ct) is { } macro ? TypedResults.Ok(MacroView.Of(macro)) : Problems.Of(MacroRefusals.NotFound);

    private static async Task<Results<Created<MacroView>, ProblemHttpResult>> Post(
        MacroCommand command, TicketsDb db, TicketNames names, TicketReferences references, Ledger<Macro, MacroEvent> macros, CancellationToken ct)
    {
        if (await references.RefuseAssignment(command.TeamId, command.AssigneeId, ct) is { } unknown) return Problems.Of(unknown);
        if (await db.Macros.CountAsync(m => m.RemovedAt == null, ct) >= Macro.Most) return Problems.Of(MacroRefusals.TooMany);
        var desk = await names.Desk(db.Tenant, ct);
        return await macros.Begin(Decide(null, Guid.CreateVersion7(db.Call.Now), db.Tenant, command, desk, db.Call.Now), ct).RespondCreated(MacroView.Of, m => $"/v1/macros/{m.Id}");
    }

    private static async Task<Results<Ok<MacroView>, ProblemHttpResult>> Put(
        Guid id, IfMatch version, MacroCommand command, TicketsDb db, TicketNames names, TicketReferences references, Ledger<Macro, MacroEvent> macros, CancellationToken ct)
    {
        if (!await db.Macros.AnyAsync(m => m.Key == id && m.RemovedAt == null, ct)) return Problems.Of(MacroRefusals.NotFound);
        if (await references.RefuseAssignment(command.TeamId, command.AssigneeId, ct) is { } unknown) return Problems.Of(unknown);
        var desk = await names.Desk(db.Tenant, ct);
        return await macros.Change(id, version.Version, macro => Decide(macro, id, db.Tenant, command, desk, db.Call.Now), ct).Respond(MacroView.Of);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(Guid id, IfMatch version, TicketsDb db, Ledger<Macro, MacroEvent> macros, CancellationToken ct) =>
        (await macros.Change(id, version.Version, macro => Decide(macro, db.Call.Now), ct)).Refusal is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
}
