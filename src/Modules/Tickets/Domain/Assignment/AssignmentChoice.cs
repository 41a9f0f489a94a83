namespace Platform.Tickets.Domain.Assignment;

/// <summary>Somebody of the team a ticket may be given to, as they stand at that moment.</summary>
internal sealed record Candidate(Guid PersonId, IReadOnlyList<string> Skills, int Open, int? MostOpen, DateTimeOffset? LastGivenAt, bool IsWorking, bool MaySee);

/// <summary>Whom a ticket is given to and why; to the team alone when nobody of it is to be had.</summary>
internal sealed record AssignmentChoice(string Rule, Guid TeamId, Guid? PersonId, string Why)
{
    /// <summary>One of the candidates by the rule. The same candidates give the same choice.</summary>
    public static AssignmentChoice Of(AssignmentRule rule, Guid team, IReadOnlyCollection<Candidate> candidates)
    {
        if (candidates.Count == 0) return Nobody("the team has no members");
        var able = candidates.Where(c => rule.Skills.All(skill => c.Skills.Contains(skill, StringComparer.OrdinalIgnoreCase))).ToList();
        if (able.Count == 0) return Nobody($"nobody of the team has {SkillsOf(rule)}");
        var there = able.Where(c => c.MaySee).ToList();
        if (there.Count == 0) return Nobody("nobody of the team may see tickets of its site");
        var working = rule.InHoursOnly ? [.. there.Where(c => c.IsWorking)] : there;
        if (working.Count == 0) return Nobody("nobody who could take it works at this hour");
        var free = working.Where(c => c.MostOpen is null || c.Open < c.MostOpen).ToList();
        if (free.Count == 0) return Nobody("everybody who could take it has as many open tickets as they may have");

        var chosen = rule.Strategy is AssignmentStrategy.LeastBusy
            ? free.OrderBy(c => c.Open).ThenBy(c => c.LastGivenAt ?? DateTimeOffset.MinValue).ThenBy(c => c.PersonId).First()
            : free.OrderBy(c => c.LastGivenAt ?? DateTimeOffset.MinValue).ThenBy(c => c.PersonId).First();
        IEnumerable<string> reasons =
        [
            .. rule.Skills.Count > 0 ? [SkillsOf(rule)] : Array.Empty<string>(),
            $"{chosen.Open} open",
            free.Count == 1 ? candidates.Count == 1 ? "the only one of the team" : "the only one who can take it now"
                : rule.Strategy is AssignmentStrategy.RoundRobin ? "next in turn"
                : free.Count(c => c.Open == chosen.Open) > 1 ? "as few as anybody, next in turn" : "fewer than anybody else",
        ];
        return new(rule.Name, team, chosen.PersonId, string.Join(", ", reasons));

        AssignmentChoice Nobody(string why) => new(rule.Name, team, null, why);
    }

    private static string SkillsOf(AssignmentRule rule) => string.Join(" and ", rule.Skills.Select(s => $"skill '{s}'"));

    /// <summary>As the ticket's journal keeps it: who it is stands there already.</summary>
    public string Recorded => PersonId is null ? $"given to its team only by the rule '{Rule}': {Why}" : $"given to somebody by the rule '{Rule}': {Why}";
}
