using System.ComponentModel;
using Platform.Hosting.Http;
using Platform.Tickets.Features;
using Platform.Tickets.Knowledge.Domain;

namespace Platform.Tickets.Knowledge.Features;

/// <summary>An article: to its authors as they last left it, to readers as it was last published.</summary>
internal sealed record ArticleView(
    Guid Id, [property: Description("The number people call it by: KB-12.")] string Number, string Title, [property: Description("Plain text with light Markdown; never HTML.")] string Body,
    string? Category, IReadOnlyList<string> Tags, ArticleVisibility Visibility, ArticleState State, PersonRef? Author,
    [property: Description("The latest version published; null before the first.")] int? PublishedNumber,
    [property: Description("Whether it says something else than its latest version.")] bool HasChanges,
    [property: Description("The day on which to look whether it still holds.")] DateOnly? ReviewOn, bool IsDueForReview, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, DateTimeOffset? PublishedAt,
    FeedbackCounts Feedback, [property: Description("What the caller said of the current version; null before they did.")] bool? Helped, int Version) : IVersioned;

/// <summary>An article as a line of a list.</summary>
internal sealed record ArticleLine(
    Guid Id, string Number, string Title, string? Category, IReadOnlyList<string> Tags, ArticleVisibility Visibility, ArticleState State, PersonRef? Author, int? PublishedNumber, bool HasChanges,
    DateOnly? ReviewOn, bool IsDueForReview, DateTimeOffset ChangedAt, DateTimeOffset? PublishedAt, FeedbackCounts Feedback, int Version) : IVersioned;

/// <summary>How many people an article helped, in all its versions.</summary>
internal sealed record FeedbackCounts(int Helped, int NotHelped)
{
    public static readonly FeedbackCounts None = new(0, 0);
}
