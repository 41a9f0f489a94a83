using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Records a request for help.</summary>
internal static class OpenTicket
{
    public sealed record Command
    {
        [Required, StringLength(Ticket.LongestSubject, MinimumLength = 1)] public required string Subject { get; init; }
        [StringLength(Ticket.LongestDescription)] public string Description { get; init; } = "";
        public TicketPriority Priority { get; init; } = TicketPriority.Normal;
        [StringLength(60, MinimumLength = 1)] public string? Category { get; init; }

        /// <summary>Left out, whoever asks.</summary>
        public RequesterName? Requester { get; init; }

        [StringLength(120)] public string? Customer { get; init; }

        /// <summary>By id or number; left out, the device's.</summary>
        public string? SiteId { get; init; }

        public string? DeviceId { get; init; }
        public Guid? TeamId { get; init; }
        public Guid? AssigneeId { get; init; }
        [MaxLength(Domain.Tags.Most)] public string[]? Tags { get; init; }
        public Dictionary<string, JsonElement>? Fields { get; init; }
        public DateTimeOffset? DueBy { get; init; }

        /// <summary>The ticket this one is a part of, by id or number.</summary>
        public string? ParentId { get; init; }

        public TicketChannel Channel { get; init; } = TicketChannel.Api;

        /// <summary>The alert it is about, when the module that knows alerts asks for it.</summary>
        [JsonIgnore] public Guid? AlertId { get; init; }
    }

    /// <summary>What a command names, looked up.</summary>
    public sealed record Found(Guid Id, int Number, Guid RequesterId, Guid SiteId, Guid? DeviceId, Guid? ParentId, Desk Desk)
    {
        /// <summary>When an import brings it.</summary>
        public DateTimeOffset? BroughtAt { get; init; }
    }

    public static Decision<TicketEvent> Decide(TenantId tenant, Command command, Found found, DateTimeOffset now)
    {
        var subject = command.Subject.Trim();
        if (subject.Length == 0) return TicketRefusals.Subjectless;
        if (!found.Desk.HasCategory(command.Category)) return TicketRefusals.UnknownCategory;
        var tags = Domain.Tags.Tidy(command.Tags ?? []);
        var fields = found.Desk.Fill(CustomFields.None, command.Fields ?? []);
        if ((tags.Refusal ?? fields.Refusal) is { } refusal) return refusal;
        return new TicketOpened(
            found.Id, tenant, found.Number, subject, command.Description.Trim(), found.RequesterId, command.Priority, command.Channel, Lifecycle.New.Name, TicketState.New, now)
        {
            Category = command.Category, Customer = command.Customer?.Trim() is { Length: > 0 } customer ? customer : null, SiteId = found.SiteId, DeviceId = found.DeviceId,
            TeamId = command.TeamId, AssigneeId = command.AssigneeId, Tags = tags.Value!, Fields = fields.Value!, DueBy = command.DueBy is { } due ? Instant.Truncate(due) : null, ParentId = found.ParentId, AlertId = command.AlertId, BroughtAt = found.BroughtAt,
        };
    }

    public static async Task<Outcome<Ticket>> Handle(
        Command command, TicketsDb db, TicketReferences references, TicketNames names, Numbers numbers, TicketChanges changes, CancellationToken ct)
    {
        var place = await references.Place(command.SiteId, command.DeviceId, ct);
        var requester = await references.Requester(command.Requester, ct);
        if ((place.Refusal ?? requester.Refusal ?? await references.RefuseAssignment(command.TeamId, command.AssigneeId, ct)) is { } refusal) return refusal;

        // Where tickets hang together, changes come one at a time.
        await using var turn = command.ParentId is null ? null : await db.TakeTurn(ct);
        var parent = await TicketTree.Above(db, command.ParentId, ct);
        if (parent.Refusal is { } wrong) return wrong;
        var found = new Found(
            Guid.CreateVersion7(db.Call.Now), await numbers.Take(db.Tenant, Ticket.Kind, ct), requester.Value, place.Value.SiteId, place.Value.DeviceId, parent.Value, await names.Desk(db.Tenant, ct))
        {
            BroughtAt = changes.Now < db.Call.Now ? db.Call.Now : null,
        };
        var outcome = await changes.Open(Decide(db.Tenant, command, found, changes.Now), ct);
        if (turn is not null && outcome.Value is { } opened) await changes.Conclude([opened], ct);
        return outcome;
    }

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("", Post)
        .WithName(nameof(OpenTicket)).WithSummary("Open a ticket").RequirePermission(TicketsPermissions.Write.Name);

    private static async Task<Results<Created<TicketView>, ProblemHttpResult>> Post(
        Command command, ClaimsPrincipal caller, TicketsDb db, TicketReferences references, TicketNames names, Numbers numbers, TicketChanges changes, TicketViews views, CancellationToken ct)
    {
        if ((command.TeamId ?? command.AssigneeId) is not null && !caller.May(TicketsPermissions.Assign.Name)) return Problems.Of(TicketRefusals.AssignNotPermitted);
        return await views.RespondCreated(Handle(command, db, references, names, numbers, changes, ct), ct);
    }
}
