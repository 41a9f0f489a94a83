using System.Globalization;
using System.Text.Json.Serialization;

namespace Platform.Tickets.Knowledge.Domain;

/// <summary>Who may read an article once it is published.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArticleVisibility>))]
internal enum ArticleVisibility { Internal, Public }

/// <summary>Whether an article is read: not yet, now, or no more.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ArticleState>))]
internal enum ArticleState { Draft, Published, Archived }

/// <summary>What an article says, and for whom: everything that makes a version.</summary>
internal sealed record ArticleText(string Title, string Body, string? Category, string[] Tags, ArticleVisibility Visibility)
{
    public bool Equals(ArticleText? other) =>
        other is not null && (Title, Body, Category, Visibility) == (other.Title, other.Body, other.Category, other.Visibility) && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => HashCode.Combine(Title, Body, Category, Visibility, Tags.Length);
}

/// <summary>Something a company knows and writes down once, so that it need not be asked again. It is its authors' text; what readers see is its current version.</summary>
internal sealed record Article : IEntity<Article, ArticleEvent>
{
    public const int LongestTitle = 200, LongestBody = 50_000, LongestCategory = 60, MostTags = 30;

    public static string Kind => "article";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }
    public required int Number { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
    public string? Category { get; init; }
    public string[] Tags { get; init; } = [];
    public required ArticleVisibility Visibility { get; init; }
    public required ArticleState State { get; init; }
    public required Guid AuthorId { get; init; }

    /// <summary>The latest version published; 0 before the first.</summary>
    public int PublishedNumber { get; init; }

    /// <summary>Whether its text is another than that of the latest version.</summary>
    public bool HasChanges { get; init; } = true;

    /// <summary>The day on which somebody should look whether it still holds.</summary>
    public DateOnly? ReviewOn { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public required int Version { get; init; }

    [JsonIgnore] public ArticleText Text => new(Title, Body, Category, Tags, Visibility);

    public static Article Evolve(Article? article, ArticleEvent @event) => (article, @event) switch
    {
        (null, ArticleDrafted e) => new()
        {
            Tenant = e.Tenant, Key = e.ArticleId, Number = e.Number, Title = e.Text.Title, Body = e.Text.Body, Category = e.Text.Category, Tags = e.Text.Tags, Visibility = e.Text.Visibility,
            State = ArticleState.Draft, AuthorId = e.AuthorId, CreatedAt = e.At, ChangedAt = e.At, Version = 1,
        },
        ({ } a, ArticleRevised e) => a.Saying(e.Text, e),
        ({ } a, ArticleRestored e) => a.Saying(e.Text, e) with { HasChanges = e.FromNumber != a.PublishedNumber },
        ({ } a, ArticlePublished e) => a.After(e) with { State = ArticleState.Published, PublishedNumber = e.Number, PublishedAt = e.At, HasChanges = false, ReviewOn = e.ReviewOn },
        ({ } a, ArticleReviewed e) => a.After(e) with { ReviewOn = e.ReviewOn },
        ({ } a, ArticleArchived e) => a.After(e) with { State = ArticleState.Archived },
        ({ } a, ArticleReinstated e) => a.After(e) with { State = ArticleState.Draft },
        _ => throw new InvalidOperationException($"{@event} cannot follow {article}."),
    };

    private Article After(ArticleEvent e) => this with { Version = Version + 1, ChangedAt = e.At };

    private Article Saying(ArticleText text, ArticleEvent e) =>
        After(e) with { Title = text.Title, Body = text.Body, Category = text.Category, Tags = text.Tags, Visibility = text.Visibility, HasChanges = true };
}

/// <summary>The number people call an article by: KB-12.</summary>
internal static class ArticleNumber
{
    public static string Of(int number) => $"KB-{number}";

    public static bool TryParse(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.StartsWith("KB-", StringComparison.OrdinalIgnoreCase) && int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
    }
}
