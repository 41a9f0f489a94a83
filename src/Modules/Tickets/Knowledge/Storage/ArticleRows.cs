using Platform.Tickets.Knowledge.Domain;

namespace Platform.Tickets.Knowledge.Storage;

/// <summary>An article as it was published once; the current one is what readers see.</summary>
internal sealed record ArticleVersion
{
    public required TenantId Tenant { get; init; }
    public required Guid ArticleId { get; init; }
    public required int Number { get; init; }

    /// <summary>The article's own number.</summary>
    public required int ArticleNumber { get; init; }

    public required string Title { get; init; }
    public required string Body { get; init; }
    public string? Category { get; init; }
    public string[] Tags { get; init; } = [];
    public required ArticleVisibility Visibility { get; init; }

    /// <summary>A word on what is new.</summary>
    public string? Note { get; init; }

    public required Guid PublishedBy { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required bool IsCurrent { get; init; }

    public ArticleText Text => new(Title, Body, Category, Tags, Visibility);
}

/// <summary>Whether a version of an article helped somebody.</summary>
internal sealed record ArticleFeedback
{
    public required TenantId Tenant { get; init; }
    public required Guid ArticleId { get; init; }
    public required int Number { get; init; }
    public required Guid PersonId { get; init; }
    public required bool Helped { get; init; }
    public required DateTimeOffset GivenAt { get; init; }
}

/// <summary>An article shown to somebody who was about to ask for help.</summary>
internal sealed record ShownArticle
{
    public required TenantId Tenant { get; init; }

    /// <summary>The form they were filling in.</summary>
    public required Guid FormId { get; init; }

    public required Guid ArticleId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset ShownAt { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }
}
