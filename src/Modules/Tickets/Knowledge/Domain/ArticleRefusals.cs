namespace Platform.Tickets.Knowledge.Domain;

internal static class ArticleRefusals
{
    public static readonly Refusal NotFound = Refusal.NotFound("article.not-found", "There is no such article.");
    public static readonly Refusal Untitled = Refusal.Invalid("article.untitled", "An article needs a title.");
    public static readonly Refusal Empty = Refusal.Invalid("article.empty", "An article needs some text before it is published.");
    public static readonly Refusal TagMalformed = Refusal.Invalid("article.tag-malformed", $"{TagWords.Rule}, and an article has at most 30 of them.");
    public static readonly Refusal UnknownCategory = Refusal.Invalid("article.unknown-category", "There is no such category; GET /v1/ticket-settings lists them.");
    public static readonly Refusal Archived = Refusal.Conflict("article.archived", "The article is archived; bring it back first.");
    public static readonly Refusal NotPublished = Refusal.Conflict("article.not-published", "The article is not published, so there is nothing to review or rate.");
    public static readonly Refusal ReviewPast = Refusal.Invalid("article.review-past", "An article is reviewed on a day to come.");
    public static readonly Refusal VersionNotFound = Refusal.NotFound("article.version-not-found", "The article has no such version.");
    public static readonly Refusal UnknownContact = Refusal.Invalid("article.unknown-contact", "There is no such contact.");
    public static readonly Refusal OthersNotPermitted = Refusal.Forbidden("article.others-not-permitted", "Saying what helped somebody else needs the permission tickets.write.");
    public static readonly Refusal NotShown = Refusal.NotFound("article.not-shown", "This article was not suggested to you there.");
    public static readonly Refusal LanguageMalformed = Refusal.Invalid("knowledge-settings.language-malformed", "A language is named as in BCP 47: 'en', 'de', 'pt-BR'.");
    public static readonly Refusal NothingAsked = Refusal.Invalid("knowledge.nothing-asked", "Say in a few words what is looked for.");
}
