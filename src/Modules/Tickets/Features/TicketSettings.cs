using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features;

/// <summary>The words of the help desk: read by everybody who works there, changed by those who run it.</summary>
internal static class TicketSettings
{
    private const int MostChoices = 100;

    public sealed record TicketSettingsView(
        [property: Description("The lifecycle's own first, then the company's.")] IReadOnlyList<TicketStatus> Statuses,
        [property: Description("None: a ticket may be of any category.")] IReadOnlyList<string> Categories, IReadOnlyList<FieldDefinition> Fields,
        [property: Description("Whether contacts get a letter once their ticket is resolved.")] bool AsksForRatings, int Version) : IVersioned
    {
        public static TicketSettingsView Of(Desk desk) => new([.. desk.AllStatuses], desk.Categories, desk.Fields, desk.AsksForRatings, desk.Version);
    }

    /// <summary>What is left out stays as it is.</summary>
    public sealed record TicketSettingsCommand
    {
        /// <summary>Beside the lifecycle's own, which stay; naming one of those gives it another title.</summary>
        [MaxLength(Desk.MostStatuses)] public TicketStatus[]? Statuses { get; init; }

        [MaxLength(Desk.MostCategories)] public string[]? Categories { get; init; }
        [MaxLength(Desk.MostFields)] public FieldDefinition[]? Fields { get; init; }
        public bool? AsksForRatings { get; init; }
    }

    public static Decision<DeskEvent> Decide(Desk desk, TicketSettingsCommand command, DateTimeOffset now)
    {
        if (command.Statuses?.Contains(null!) is true || command.Categories?.Contains(null!) is true || command.Fields?.Contains(null!) is true) return DeskRefusals.Hole;
        List<DeskEvent> events = [];
        if (command.Statuses is { } statuses)
        {
            var tidy = statuses.Select(s => s with { Title = s.Title.Trim() }).ToList();
            if (tidy.Any(s => !Desk.IsName(s.Name) || s.Title.Length is 0 or > 60)) return DeskRefusals.NameMalformed;
            if (tidy.DistinctBy(s => s.Name).Count() < tidy.Count) return DeskRefusals.NameTwice;
            if (tidy.Any(s => Lifecycle.Own.Any(own => own.Name == s.Name && own.State != s.State))) return DeskRefusals.StateOfOwn;
            if (!tidy.SequenceEqual(desk.Statuses)) events.Add(new DeskStatusesChanged(desk.Tenant, tidy, now));
        }

        if (command.Categories is { } categories)
        {
            string[] tidy = [.. categories.Select(c => c.Trim())];
            if (tidy.Any(c => c.Length is 0 or > 60)) return DeskRefusals.CategoryMalformed;
            if (tidy.Distinct(StringComparer.OrdinalIgnoreCase).Count() < tidy.Length) return DeskRefusals.NameTwice;
            if (!tidy.SequenceEqual(desk.Categories)) events.Add(new DeskCategoriesChanged(desk.Tenant, tidy, now));
        }

        if (command.Fields is { } fields)
        {
            if (fields.Any(f => !Desk.IsName(f.Key) || f.Label.Trim().Length is 0 or > 60)) return DeskRefusals.NameMalformed;
            if (fields.DistinctBy(f => f.Key).Count() < fields.Length) return DeskRefusals.NameTwice;
            if (fields.Any(f => f.Type is FieldType.Choice ? f.Choices.Count is 0 or > MostChoices || f.Choices.Any(c => c is not { Length: > 0 and <= FieldDefinition.LongestText }) : f.Choices.Count > 0)) return DeskRefusals.ChoicesNeeded;
            if (!fields.SequenceEqual(desk.Fields)) events.Add(new DeskFieldsChanged(desk.Tenant, fields, now));
        }

        if (command.AsksForRatings is { } asks && asks != desk.AsksForRatings) events.Add(new DeskRatingsChanged(desk.Tenant, asks, now));
        return [.. events];
    }

    public static async Task<Outcome<Desk>> Handle(int? version, TicketSettingsCommand command, TicketsDb db, Ledger<Desk, DeskEvent> desks, TicketNames names, CancellationToken ct)
    {
        if (command.Statuses is { } statuses && await RefuseLosing(statuses, db, ct) is { } inUse) return inUse;
        var outcome = await desks.Change(db.Tenant.Value, version, desk => Decide(desk, command, db.Call.Now), ct);
        if (outcome.Refusal?.Kind is RefusalKind.NotFound)
        {
            var first = Decide(Desk.Empty(db.Tenant), command, db.Call.Now);
            outcome = version is > 0 ? DeskRefusals.Stale : first.Refusal is { } refusal ? refusal : first.Events.IsEmpty ? Desk.Empty(db.Tenant) : await desks.Begin(first, ct);
        }

        names.Forget(db.Tenant);
        return outcome;
    }

    // A ticket that is not closed shows its status and goes on from it; at any site, whoever asks.
    private static async Task<Refusal?> RefuseLosing(TicketStatus[] statuses, TicketsDb db, CancellationToken ct)
    {
        foreach (var lost in (await db.Desk(ct)).Statuses.Where(s => !statuses.Any(kept => kept is not null && kept.Name == s.Name && kept.State == s.State) && Lifecycle.Own.All(own => own.Name != s.Name)))
            if (await db.Tickets.IgnoreQueryFilters([SiteLimits.Filter]).CountAsync(t => t.State < TicketState.Closed && t.Status == lost.Name, ct) is > 0 and var tickets)
                return DeskRefusals.StatusInUse(lost.Title, tickets);
        return null;
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/ticket-settings", Get).WithName("GetTicketSettings").WithSummary("Get the statuses, categories and fields of tickets").RequirePermission(TicketsPermissions.Read.Name).WithTags("Tickets");
        api.MapPatch("/ticket-settings", Patch).WithName("ChangeTicketSettings").WithSummary("Change the statuses, categories and fields of tickets")
            .RequirePermission(TicketsPermissions.Administer.Name).WithTags("Tickets");
    }

    private static async Task<Ok<TicketSettingsView>> Get(TicketsDb db, CancellationToken ct) => TypedResults.Ok(TicketSettingsView.Of(await db.Desk(ct)));

    private static Task<Results<Ok<TicketSettingsView>, ProblemHttpResult>> Patch(
        IfMatch version, TicketSettingsCommand command, TicketsDb db, Ledger<Desk, DeskEvent> desks, TicketNames names, CancellationToken ct) =>
        Handle(version.Version, command, db, desks, names, ct).Respond(TicketSettingsView.Of);
}
