using System.Text.Json.Serialization;

namespace Platform.Tickets.Knowledge.Domain;

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(ArticleDrafted), "article.drafted.v1")]
[JsonDerivedType(typeof(ArticleRevised), "article.revised.v1")]
[JsonDerivedType(typeof(ArticleRestored), "article.restored.v1")]
[JsonDerivedType(typeof(ArticlePublished), "article.published.v1")]
[JsonDerivedType(typeof(ArticleReviewed), "article.reviewed.v1")]
[JsonDerivedType(typeof(ArticleArchived), "article.archived.v1")]
[JsonDerivedType(typeof(ArticleReinstated), "article.reinstated.v1")]
internal abstract record ArticleEvent(DateTimeOffset At);

internal sealed record ArticleDrafted(Guid ArticleId, TenantId Tenant, int Number, ArticleText Text, Guid AuthorId, DateTimeOffset At) : ArticleEvent(At);

/// <summary>The article says this from now on, to its authors; readers see it once it is published.</summary>
internal sealed record ArticleRevised(ArticleText Text, DateTimeOffset At) : ArticleEvent(At);

/// <summary>The article says again what a version of it said.</summary>
internal sealed record ArticleRestored(int FromNumber, ArticleText Text, DateTimeOffset At) : ArticleEvent(At);

/// <summary>What the article says became the version of this number, with a word on what is new.</summary>
internal sealed record ArticlePublished(int Number, string? Note, DateOnly? ReviewOn, DateTimeOffset At) : ArticleEvent(At);

/// <summary>Somebody saw that it still holds, and when to look again; without a day, never.</summary>
internal sealed record ArticleReviewed(DateOnly? ReviewOn, DateTimeOffset At) : ArticleEvent(At);

internal sealed record ArticleArchived(DateTimeOffset At) : ArticleEvent(At);

/// <summary>It is a draft again.</summary>
internal sealed record ArticleReinstated(DateTimeOffset At) : ArticleEvent(At);
