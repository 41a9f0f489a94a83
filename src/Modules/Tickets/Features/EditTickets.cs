using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Queue;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Changes up to 10,000 tickets in one call, each by itself or not at all; the whole can be undone for a week.</summary>
internal static class EditTickets
{
    public const int Most = 10_000;

    /// <summary>Which tickets, either by id or as a list would find them, and what to change.</summary>
    public sealed record TicketEditCommand(
        [property: Required] TicketEditChange Change, [property: MaxLength(Most)] Guid[]? Ids = null,
        [property: Description("As in the query of the list, without the word filter: {\"state\": \"active\", \"team\": \"none\"}.")] TicketQuery? Filter = null,
        [property: StringLength(200), Description("Words to look for, with a filter.")] string? Q = null);

    /// <summary>What to change; what is left out stays as it is.</summary>
    public sealed record TicketEditChange
    {
        [StringLength(40)] public string? Status { get; init; }
        public TicketPriority? Priority { get; init; }

        /// <summary>Null: of no category.</summary>
        [StringLength(60, MinimumLength = 1)] public string? Category { get; init { field = value; HasCategory = true; } }

        /// <summary>Null: no team.</summary>
        public Guid? TeamId { get; init { field = value; HasTeam = true; } }

        /// <summary>Null: nobody.</summary>
        public Guid? AssigneeId { get; init { field = value; HasAssignee = true; } }

        /// <summary>Null: at no site.</summary>
        public string? SiteId { get; init { field = value; HasSite = true; } }

        public DateTimeOffset? DueBy { get; init { field = value; HasDue = true; } }
        [MaxLength(Tags.Most)] public string[]? AddTags { get; init; }
        [MaxLength(Tags.Most)] public string[]? RemoveTags { get; init; }
        public Dictionary<string, JsonElement>? Fields { get; init; }

        [JsonIgnore] public bool HasCategory { get; private init; }
        [JsonIgnore] public bool HasTeam { get; private init; }
        [JsonIgnore] public bool HasAssignee { get; private init; }
        [JsonIgnore] public bool HasSite { get; private init; }
        [JsonIgnore] public bool HasDue { get; private init; }
    }

    public static Decision<TicketEvent> Decide(Ticket ticket, TicketEditTarget target, bool mayClose, DateTimeOffset now) =>
        !mayClose && target.Status is { } to && to.State != ticket.State && ChangeStatus.NeedsClosing(ticket.State, to.State) ? TicketRefusals.CloseNotPermitted : target.Apply(ticket, now);

    public static void Map(IEndpointRouteBuilder edits) => edits.MapPost("", Post)
        .WithName(nameof(EditTickets)).WithSummary("Change many tickets at once").RequirePermission(TicketsPermissions.Write.Name);

    private static async Task<Results<Created<TicketEditView>, ProblemHttpResult>> Post(
        TicketEditCommand command, ClaimsPrincipal caller, TicketsDb db, ISiteDirectory sites, TicketQueue queue, TicketReferences references, TicketNames names,
        Ledger<Ticket, TicketEvent> tickets, TicketEdits edits, CancellationToken ct)
    {
        if (command.Ids is null == command.Filter is null) throw new MalformedException("ids", "Name either ids or a filter.");
        if ((command.Change.HasTeam || command.Change.HasAssignee) && !caller.May(TicketsPermissions.Assign.Name)) return Problems.Of(TicketRefusals.AssignNotPermitted);
        List<Guid> keys = command.Ids is { } ids
            ? [.. ids.Distinct()]
            : await Found(command, db, sites, queue, ct);
        if (keys.Count > Most) return Problems.Of(TicketEditRefusals.TooMany);
        var target = await TicketEditTarget.Of(command.Change, db.Call, references, names, ct);
        if (target.Refusal is { } refusal) return Problems.Of(refusal);

        var mayClose = caller.May(TicketsPermissions.Close.Name);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var edit = await edits.Begin(ct);
        var edited = await tickets.Edit(keys, ticket => ticket with { }, ticket => Decide(ticket, target.Value!, mayClose, db.Call.Now), ct);
        await edits.Keep(edit, edited.Changes, ct);
        await transaction.CommitAsync(ct);
        await edits.Follow(edited.Changes, ct);
        return TypedResults.Created($"/v1/ticket-edits/{edit.Id}", TicketEdits.View(edit, edited));
    }

    private static async Task<List<Guid>> Found(TicketEditCommand command, TicketsDb db, ISiteDirectory sites, TicketQueue queue, CancellationToken ct)
    {
        var filter = await command.Filter!.Resolve(command.Q, db, sites, ct);
        return new QueueScan(await queue.Of(db.Tenant, filter, ct), filter).Ids(Most + 1);
    }
}
