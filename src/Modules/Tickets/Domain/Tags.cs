namespace Platform.Tickets.Domain;

/// <summary>The tags of a ticket.</summary>
internal static class Tags
{
    public const int Most = 30;
    public const string Rule = $"{TagWords.Rule}, and a ticket has at most 30 of them.";

    /// <summary>The tags as they are kept, or why they cannot be.</summary>
    public static Outcome<string[]> Tidy(IEnumerable<string> tags) => TagWords.Tidy(tags, Most, TicketRefusals.TagMalformed);
}
