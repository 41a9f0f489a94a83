namespace Platform.Tickets.Storage;

/// <summary>Who sees a message: both sides, or colleagues only.</summary>
internal enum MessageKind { Reply, Note }

/// <summary>Something said about a ticket.</summary>
internal sealed record Message
{
    public const int LongestText = 65_536, MostMentions = 50;

    public required TenantId Tenant { get; init; }
    public required Guid TicketId { get; init; }
    public required Guid Id { get; init; }
    public required MessageKind Kind { get; init; }
    public required Guid AuthorId { get; init; }
    public required bool ByRequester { get; init; }
    public required string Text { get; init; }
    public Guid[] Mentions { get; init; } = [];
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The ticket it became.</summary>
    public Guid? SplitIntoId { get; set; }
}
