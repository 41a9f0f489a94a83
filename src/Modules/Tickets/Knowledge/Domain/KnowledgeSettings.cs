using System.Text.Json.Serialization;

namespace Platform.Tickets.Knowledge.Domain;

/// <summary>The language a company writes its articles and tickets in, and after how many months an article is looked at again.</summary>
internal sealed record KnowledgeSettings : IEntity<KnowledgeSettings, KnowledgeSettingsEvent>
{
    public const int MostMonths = 120;

    public static string Kind => "knowledge-settings";

    public required TenantId Tenant { get; init; }
    public required Guid Key { get; init; }

    /// <summary>A BCP 47 tag: "en", "pt-BR".</summary>
    public required string Language { get; init; }

    /// <summary>0: only where somebody says so.</summary>
    public int ReviewAfterMonths { get; init; }

    public int Version { get; init; }

    /// <summary>Those of a company that has said nothing yet.</summary>
    public static KnowledgeSettings Usual(TenantId tenant) => new() { Tenant = tenant, Key = tenant.Value, Language = "en", ReviewAfterMonths = 12 };

    public static KnowledgeSettings Evolve(KnowledgeSettings? settings, KnowledgeSettingsEvent @event) => ((settings, @event) switch
    {
        (_, KnowledgeLanguageChanged e) => (settings ?? Usual(e.Tenant)) with { Language = e.Language },
        (_, KnowledgeReviewIntervalChanged e) => (settings ?? Usual(e.Tenant)) with { ReviewAfterMonths = e.Months },
        _ => throw new InvalidOperationException($"{@event} cannot follow {settings}."),
    }) with { Version = (settings?.Version ?? 0) + 1 };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(KnowledgeLanguageChanged), "knowledge-settings.language-changed.v1")]
[JsonDerivedType(typeof(KnowledgeReviewIntervalChanged), "knowledge-settings.review-interval-changed.v1")]
internal abstract record KnowledgeSettingsEvent(TenantId Tenant, DateTimeOffset At);

internal sealed record KnowledgeLanguageChanged(TenantId Tenant, string Language, DateTimeOffset At) : KnowledgeSettingsEvent(Tenant, At);
internal sealed record KnowledgeReviewIntervalChanged(TenantId Tenant, int Months, DateTimeOffset At) : KnowledgeSettingsEvent(Tenant, At);
