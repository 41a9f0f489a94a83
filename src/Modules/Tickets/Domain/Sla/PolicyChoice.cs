namespace Platform.Tickets.Domain.Sla;

/// <summary>Which policy holds for a ticket, and why it and not another: the one of those that cover the ticket which names the customer, else the site, else the category, else the priority.</summary>
internal sealed record PolicyChoice(SlaPolicy Policy, IReadOnlyList<SlaPolicy> PassedOver)
{
    /// <summary>The first of the list wins where two name the same, so that the answer never depends on chance. Null when none covers the ticket.</summary>
    public static PolicyChoice? Of(IEnumerable<SlaPolicy> policies, SlaSubject subject) =>
        policies.Where(policy => policy.Covers(subject)).OrderByDescending(policy => policy.Names).ToArray() is [var first, .. var others] ? new(first, others) : null;

    /// <summary>Why this policy, as an agent reads it.</summary>
    public string Why =>
        string.Join(' ', [$"“{Policy.Name}” holds: it is for {For(Policy.Names)}.", .. PassedOver.Select(other => $"“{other.Name}” is for {For(other.Names)}{Behind(other)}.")]);

    private string Behind(SlaPolicy other) =>
        Deciding(Policy.Names & ~other.Names) is { } deciding ? $" and comes after, since it does not name {deciding}" : " as well and comes after it in the list";

    private static string For(Criteria names) => All.Where(c => names.HasFlag(c.Criterion)).Select(c => c.Words).ToArray() switch
    {
        [] => "every ticket",
        [var one] => one + " of this ticket",
        [.. var many, var last] => $"{string.Join(", ", many)} and {last} of this ticket",
    };

    private static string? Deciding(Criteria names) => All.Where(c => names.HasFlag(c.Criterion)).Select(c => c.Words).FirstOrDefault();

    private static readonly (Criteria Criterion, string Words)[] All =
        [(Criteria.Customer, "the customer"), (Criteria.Site, "the site"), (Criteria.Category, "the category"), (Criteria.Priority, "the priority")];
}
