using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Sites;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Tickets.Domain;
using Platform.Tickets.Domain.Assignment;
using Platform.Tickets.Features.Promises;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Features.Assignment;

/// <summary>The rules by which tickets are given to people: read by everybody who works there, changed by those who run the desk.</summary>
internal static class AssignmentSettings
{
    public sealed record AssignmentSettingsView(
        [property: Description("The first that fits a ticket holds.")] IReadOnlyList<AssignmentRule> Rules, IReadOnlyList<Agent> People,
        [property: Description("The hours the desk works; none is the calendar of the standard policy.")] Guid? CalendarId,
        [property: Description("Whether tickets are given to somebody when they are opened.")] bool IsAutomatic, int Version) : IVersioned
    {
        public static AssignmentSettingsView Of(AssignmentRules r) => new(r.Rules, r.People, r.CalendarId, r.IsAutomatic, r.Version);
    }

    /// <summary>As a whole: what is left out is gone.</summary>
    public sealed record AssignmentSettingsCommand(
        [property: MaxLength(AssignmentRules.MostRules)] AssignmentRule[]? Rules = null, [property: MaxLength(AssignmentRules.MostPeople)] Agent[]? People = null, Guid? CalendarId = null, bool IsAutomatic = false);

    public static Decision<AssignmentRulesEvent> Decide(AssignmentRules rules, AssignmentSettingsCommand command, DateTimeOffset now)
    {
        var (tidy, people) = ((command.Rules ?? []).Select(Tidy).ToList(), (command.People ?? []).Select(Tidy).ToList());
        if (tidy.Contains(null) || people.Contains(null)) return AssignmentRefusals.Malformed;
        if (tidy.DistinctBy(r => r!.Name, StringComparer.OrdinalIgnoreCase).Count() < tidy.Count || people.DistinctBy(p => p!.PersonId).Count() < people.Count) return AssignmentRefusals.Twice;
        var changed = new AssignmentRulesChanged(rules.Tenant, [.. tidy.Select(r => r!)], [.. people.Select(p => p!)], command.CalendarId, command.IsAutomatic, now);
        return changed.Rules.SequenceEqual(rules.Rules) && changed.People.SequenceEqual(rules.People) && (changed.CalendarId, changed.IsAutomatic) == (rules.CalendarId, rules.IsAutomatic) ? [] : changed;
    }

    public static void Map(RouteGroupBuilder assignment)
    {
        assignment.MapGet("", Get).WithName("GetAssignmentSettings").WithSummary("Get how tickets are given to people").RequirePermission(TicketsPermissions.Read.Name);
        assignment.MapGroup("").ForWholeCompany().MapPut("", Put).WithName("ChangeAssignmentSettings").WithSummary("Change how tickets are given to people").RequirePermission(TicketsPermissions.Administer.Name);
    }

    private static async Task<Ok<AssignmentSettingsView>> Get(TicketsDb db, CancellationToken ct) =>
        TypedResults.Ok(AssignmentSettingsView.Of(await db.AssignmentRules.AsNoTracking().SingleOrDefaultAsync(ct) ?? AssignmentRules.None(db.Tenant)));

    private static async Task<Results<Ok<AssignmentSettingsView>, ProblemHttpResult>> Put(
        IfMatch version, AssignmentSettingsCommand command, TicketsDb db, TicketReferences references, ISiteDirectory sites, Ledger<AssignmentRules, AssignmentRulesEvent> ledger, CancellationToken ct)
    {
        if (await Refuse(command, db, references, sites, ct) is { } unknown) return Problems.Of(unknown);
        var outcome = await ledger.Change(db.Tenant.Value, version.Version, rules => Decide(rules, command, db.Call.Now), ct);
        if (outcome.Refusal?.Kind is RefusalKind.NotFound)
        {
            var (none, first) = (AssignmentRules.None(db.Tenant), Decide(AssignmentRules.None(db.Tenant), command, db.Call.Now));
            outcome = version.Version is > 0 ? DeskRefusals.Stale : first.Refusal is { } refusal ? refusal : first.Events.IsEmpty ? none : await ledger.Begin(first, ct);
        }

        return outcome.Value is { } changed ? TypedResults.Ok(AssignmentSettingsView.Of(changed)) : Problems.Of(outcome.Refusal!);
    }

    private static async Task<Refusal?> Refuse(AssignmentSettingsCommand command, TicketsDb db, TicketReferences references, ISiteDirectory sites, CancellationToken ct)
    {
        var (rules, people) = ((command.Rules ?? []).OfType<AssignmentRule>().ToList(), (command.People ?? []).OfType<Agent>().ToList());
        var teams = rules.SelectMany(r => new[] { r.Team, r.ToTeam }).OfType<Guid>().Distinct().ToList();
        if (await db.Teams.CountAsync(t => teams.Contains(t.Key) && t.RemovedAt == null, ct) < teams.Count) return AssignmentRefusals.UnknownTeam;
        var desk = await db.Desk(ct);
        if (rules.Any(r => r.Category is not null && !desk.HasCategory(r.Category))) return AssignmentRefusals.UnknownCategory;
        foreach (var site in rules.Select(r => r.Site).OfType<Guid>().Distinct())
            if (await sites.Find(db.Call, site.ToString(), ct) is null) return AssignmentRefusals.UnknownSite;
        foreach (var calendar in people.Select(p => p.Calendar).Append(command.CalendarId).OfType<Guid>().Distinct())
            if (await WorkCalendars.Find(db, calendar, ct) is null) return AssignmentRefusals.UnknownCalendar;
        return await references.RefusePeople([.. people.Select(p => p.PersonId).Distinct()], ct) is null ? null : AssignmentRefusals.UnknownPerson;
    }

    private static AssignmentRule? Tidy(AssignmentRule? rule) =>
        rule is null || rule.Name?.Trim() is not { Length: > 0 and <= AssignmentRules.LongestName } name || Skills(rule.Skills) is not { } skills ? null : rule with { Name = name, Skills = skills };

    private static Agent? Tidy(Agent? agent) => agent is null or { MostOpen: < 1 } || Skills(agent.Skills) is not { } skills ? null : agent with { Skills = skills };

    private static List<string>? Skills(IReadOnlyList<string>? skills)
    {
        var tidy = (skills ?? []).Select(s => s?.Trim() ?? "").Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return tidy.Count <= AssignmentRules.MostSkills && tidy.All(s => s.Length is > 0 and <= AssignmentRules.LongestSkill) ? tidy : null;
    }
}
