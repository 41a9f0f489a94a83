using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>Corrects what is said of a ticket. What is left out stays as it is.</summary>
internal static class ChangeTicket
{
    public sealed record Command
    {
        [StringLength(Ticket.LongestSubject, MinimumLength = 1)] public string? Subject { get; init; }
        [StringLength(Ticket.LongestDescription)] public string? Description { get; init; }
        public TicketPriority? Priority { get; init; }

        /// <summary>Null: of no category.</summary>
        [StringLength(60, MinimumLength = 1)] public string? Category { get; init { field = value; HasCategory = true; } }

        public RequesterName? Requester { get; init; }
        [StringLength(120)] public string? Customer { get; init { field = value; HasCustomer = true; } }

        /// <summary>Null: at no site, unless the device is at one.</summary>
        public string? SiteId { get; init { field = value; HasPlace = true; } }

        public string? DeviceId { get; init { field = value; HasPlace = HasDevice = true; } }

        /// <summary>All the tags it has from now on.</summary>
        [MaxLength(Domain.Tags.Most)] public string[]? Tags { get; init; }

        /// <summary>The fields named take these values, null takes one away; the others stay.</summary>
        public Dictionary<string, JsonElement>? Fields { get; init; }

        public DateTimeOffset? DueBy { get; init { field = value; HasDue = true; } }

        [JsonIgnore] public bool HasCategory { get; private init; }
        [JsonIgnore] public bool HasCustomer { get; private init; }
        [JsonIgnore] public bool HasPlace { get; private init; }
        [JsonIgnore] public bool HasDevice { get; private init; }
        [JsonIgnore] public bool HasDue { get; private init; }
    }

    public static Decision<TicketEvent> Decide(Ticket ticket, Command command, Guid? requester, (Guid SiteId, Guid? DeviceId)? place, Desk desk, DateTimeOffset now)
    {
        var facts = TicketFacts.Of(ticket);
        if (command.HasCategory && command.Category != ticket.Category && !desk.HasCategory(command.Category)) return TicketRefusals.UnknownCategory;
        var tags = command.Tags is null ? ticket.Tags : Domain.Tags.Tidy(command.Tags);
        var fields = desk.Fill(ticket.Fields, command.Fields ?? []);
        if ((tags.Refusal ?? fields.Refusal) is { } refusal) return refusal;
        return (facts with
        {
            Subject = command.Subject ?? facts.Subject, Description = command.Description?.Trim() ?? facts.Description, Priority = command.Priority ?? facts.Priority,
            Category = command.HasCategory ? command.Category : facts.Category, RequesterId = requester ?? facts.RequesterId,
            Customer = command.HasCustomer ? command.Customer?.Trim() is { Length: > 0 } customer ? customer : null : facts.Customer,
            SiteId = place?.SiteId ?? facts.SiteId, DeviceId = place is { } at ? at.DeviceId : facts.DeviceId,
            Tags = tags.Value!, Fields = fields.Value!, DueBy = command.HasDue ? command.DueBy is { } due ? Instant.Truncate(due) : null : facts.DueBy,
        }).Decide(ticket, now);
    }

    public static async Task<Outcome<Ticket>> Handle(
        string id, int? version, Command command, TicketsDb db, TicketReferences references, TicketNames names, TicketChanges changes, CancellationToken ct)
    {
        // Who may not know of the ticket hears nothing of sites, devices and people.
        var found = command.HasPlace || command.Requester is not null ? await db.FindTicket(id, ct) : null;
        (Guid, Guid?)? place = null;
        if (command.HasPlace)
        {
            if (found is null) return TicketRefusals.NotFound;
            var device = command.HasDevice ? command.DeviceId : found.DeviceId?.ToString();
            var placed = await references.Place(command.SiteId ?? (command.HasDevice && found.SiteId != Guid.Empty ? found.SiteId.ToString() : null), device, ct);
            if (placed.Refusal is { } unknown) return unknown;
            place = placed.Value;
        }

        Guid? requester = null;
        if (command.Requester is { } named)
        {
            if (found is null) return TicketRefusals.NotFound;
            var person = await references.Requester(named, ct);
            if (person.Refusal is { } unknown) return unknown;
            requester = person.Value;
        }

        var desk = await names.Desk(db.Tenant, ct);
        return await changes.Change(id, version, (ticket, now) => Decide(ticket, command, requester, place, desk, now), ct);
    }

    public static void Map(IEndpointRouteBuilder tickets) => tickets.MapPatch("/{id}", Patch)
        .WithName(nameof(ChangeTicket)).WithSummary("Change a ticket").RequirePermission(TicketsPermissions.Write.Name);

    private static Task<Results<Ok<TicketView>, ProblemHttpResult>> Patch(
        string id, IfMatch version, Command command, TicketsDb db, TicketReferences references, TicketNames names, TicketChanges changes, TicketViews views, CancellationToken ct) =>
        views.Respond(Handle(id, version.Version, command, db, references, names, changes, ct), ct);
}
