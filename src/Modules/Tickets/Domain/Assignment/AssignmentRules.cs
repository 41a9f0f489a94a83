using System.Text.Json.Serialization;

namespace Platform.Tickets.Domain.Assignment;

/// <summary>In which order people of a team are given tickets.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssignmentStrategy>))]
internal enum AssignmentStrategy
{
    /// <summary>One after the other.</summary>
    RoundRobin,

    /// <summary>Whoever has the fewest open tickets.</summary>
    LeastBusy,
}

/// <summary>Which tickets are given to which team, and how one of it is chosen. What is not named is any; the first rule that fits holds.</summary>
internal sealed record AssignmentRule
{
    public required string Name { get; init; }
    public required AssignmentStrategy Strategy { get; init; }

    /// <summary>The team a ticket has already.</summary>
    public Guid? Team { get; init; }

    public string? Category { get; init; }
    public Guid? Site { get; init; }

    /// <summary>The team it is given to; null is the team it has.</summary>
    public Guid? ToTeam { get; init; }

    /// <summary>What whoever gets it must be able to do, all of it.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Only to people who work at that hour.</summary>
    public bool InHoursOnly { get; init; } = true;

    public bool Covers(Guid? team, string? category, Guid site) =>
        (Team is null || Team == team) && (Category is null || Category == category) && (Site is null || Site == site) && (ToTeam ?? team) is not null;

    public bool Equals(AssignmentRule? other) => other is not null
        && (Name, Strategy, Team, Category, Site, ToTeam, InHoursOnly) == (other.Name, other.Strategy, other.Team, other.Category, other.Site, other.ToTeam, other.InHoursOnly) && Skills.SequenceEqual(other.Skills);

    public override int GetHashCode() => HashCode.Combine(Name, Strategy, Team, Category, Site, ToTeam, InHoursOnly, Skills.Count);
}

/// <summary>What somebody can do, when they work, and how many open tickets they may have.</summary>
internal sealed record Agent
{
    public required Guid PersonId { get; init; }
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The calendar of their hours; null is that of the desk.</summary>
    public Guid? Calendar { get; init; }

    /// <summary>Null is any number.</summary>
    public int? MostOpen { get; init; }

    public bool Equals(Agent? other) => other is not null && (PersonId, Calendar, MostOpen) == (other.PersonId, other.Calendar, other.MostOpen) && Skills.SequenceEqual(other.Skills);

    public override int GetHashCode() => HashCode.Combine(PersonId, Calendar, MostOpen, Skills.Count);
}

/// <summary>How a company gives its tickets to people. Without rules, people do it.</summary>
internal sealed record AssignmentRules : IEntity<AssignmentRules, AssignmentRulesEvent>
{
    public const int MostRules = 100, MostPeople = 1_000, MostSkills = 50, LongestName = 80, LongestSkill = 40;

    public static string Kind => "ticket-assignment";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public IReadOnlyList<AssignmentRule> Rules { get; init; } = [];
    public IReadOnlyList<Agent> People { get; init; } = [];

    /// <summary>The hours the desk works; null is the calendar of the standard policy.</summary>
    public Guid? CalendarId { get; init; }

    /// <summary>Tickets are given to somebody when they are opened; otherwise only when asked.</summary>
    public bool IsAutomatic { get; init; }

    public required int Version { get; init; }

    public static AssignmentRules None(TenantId tenant) => new() { Tenant = tenant, Key = tenant.Value, Version = 0 };

    public AssignmentRule? RuleFor(Guid? team, string? category, Guid site) => Rules.FirstOrDefault(rule => rule.Covers(team, category, site));

    /// <summary>The same without these people.</summary>
    public Decision<AssignmentRulesEvent> Without(IReadOnlyCollection<Guid> people, DateTimeOffset now) => People.Any(p => people.Contains(p.PersonId))
        ? new AssignmentRulesChanged(Tenant, Rules, [.. People.Where(p => !people.Contains(p.PersonId))], CalendarId, IsAutomatic, now)
        : [];

    public static AssignmentRules Evolve(AssignmentRules? rules, AssignmentRulesEvent @event) => (rules, @event) switch
    {
        (_, AssignmentRulesChanged e) => (rules ?? None(e.Tenant)) with
        {
            Rules = e.Rules, People = e.People, CalendarId = e.CalendarId, IsAutomatic = e.IsAutomatic, Version = (rules?.Version ?? 0) + 1,
        },
        _ => throw new InvalidOperationException($"{@event} cannot follow {rules}."),
    };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(AssignmentRulesChanged), "ticket-assignment.changed.v1")]
internal abstract record AssignmentRulesEvent(DateTimeOffset At);

/// <summary>Tickets are given to people like this now, and in no other way.</summary>
internal sealed record AssignmentRulesChanged(
    TenantId Tenant, IReadOnlyList<AssignmentRule> Rules, IReadOnlyList<Agent> People, Guid? CalendarId, bool IsAutomatic, DateTimeOffset At) : AssignmentRulesEvent(At);

internal static class AssignmentRefusals
{
    public static readonly Refusal NoRule = Refusal.Invalid("ticket-assignment.no-rule", "No rule covers this ticket; PUT /v1/ticket-assignment changes the rules, PUT /v1/tickets/{id}/assignment gives it to somebody.");
    public static readonly Refusal Malformed = Refusal.Invalid("ticket-assignment.malformed",
        $"Rules have names of 1 to {AssignmentRules.LongestName} characters, skills are 1 to {AssignmentRules.LongestSkill} characters, {AssignmentRules.MostSkills} at most each, and nobody has fewer than one ticket.");
    public static readonly Refusal Twice = Refusal.Invalid("ticket-assignment.twice", "Two rules have the same name, or somebody is named twice.");
    public static readonly Refusal UnknownTeam = Refusal.Invalid("ticket-assignment.unknown-team", "A rule names a team that is not there; GET /v1/teams lists them.");
    public static readonly Refusal UnknownPerson = Refusal.Invalid("ticket-assignment.unknown-person", "Somebody named works here no more; GET /v1/users lists people.");
    public static readonly Refusal UnknownCalendar = Refusal.Invalid("ticket-assignment.unknown-calendar", "There is no such calendar; GET /v1/calendars lists them.");
    public static readonly Refusal UnknownSite = Refusal.Invalid("ticket-assignment.unknown-site", "A rule names a site that is not there; GET /v1/sites lists them.");
    public static readonly Refusal UnknownCategory = Refusal.Invalid("ticket-assignment.unknown-category", "A rule names a category tickets do not have; GET /v1/ticket-settings lists them.");
}
