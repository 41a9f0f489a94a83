using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Tickets.Knowledge.Domain;

namespace Platform.Tickets.Knowledge;

/// <summary>Tells what happened to an article.</summary>
internal sealed class ArticleNarrator : INarrator
{
    public string StreamKind => Article.Kind;

    public string Tell(JournalEntry entry) => entry.Read<ArticleEvent>() switch
    {
        ArticleDrafted e => $"{ArticleNumber.Of(e.Number)} was written: {e.Text.Title}",
        ArticleRevised => "Was written on",
        ArticleRestored e => $"Says again what version {e.FromNumber} said",
        ArticlePublished { Note: { } note } e => $"Version {e.Number} was published: {note}",
        ArticlePublished e => $"Version {e.Number} was published",
        ArticleReviewed { ReviewOn: { } next } => $"Was found to hold; to be looked at again on {next:yyyy-MM-dd}",
        ArticleReviewed => "Was found to hold",
        ArticleArchived => "Was archived",
        ArticleReinstated => "Is a draft again",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}

/// <summary>Tells how the knowledge base is set up.</summary>
internal sealed class KnowledgeSettingsNarrator : INarrator
{
    public string StreamKind => KnowledgeSettings.Kind;

    public string Tell(JournalEntry entry) => entry.Read<KnowledgeSettingsEvent>() switch
    {
        KnowledgeLanguageChanged e => $"The knowledge base is read as {e.Language}",
        KnowledgeReviewIntervalChanged { Months: 0 } => "Articles are reviewed only where somebody says so",
        KnowledgeReviewIntervalChanged e => $"Articles are reviewed after {e.Months} months",
        var other => throw new InvalidOperationException($"{other.GetType().Name} has no narration."),
    };
}
