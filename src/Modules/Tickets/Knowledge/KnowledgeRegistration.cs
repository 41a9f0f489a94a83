using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Journal;
using Platform.Hosting.Privacy;
using Platform.Hosting.Schedules;
using Platform.Tickets.Knowledge.Demo;
using Platform.Tickets.Knowledge.Domain;
using Platform.Tickets.Knowledge.Features;
using Platform.Tickets.Knowledge.Search;
using Platform.Tickets.Knowledge.Storage;
using Platform.Tickets.Storage;

namespace Platform.Tickets.Knowledge;

/// <summary>What the knowledge base is made of, as the module takes it in.</summary>
internal static class KnowledgeRegistration
{
    public static IServiceCollection AddKnowledge(this IServiceCollection services) => services
        .AddLedger<TicketsDb, Article, ArticleEvent>().AddLedger<TicketsDb, KnowledgeSettings, KnowledgeSettingsEvent>()
        .AddSingleton<KnowledgeLanguages>().AddScoped<TextIndex>().AddScoped<TextSearch>().AddScoped<ArticleChanges>().AddScoped<ArticleViews>()
        .AddPermissions(KnowledgePermissions.All).AddSingleton<INarrator, ArticleNarrator>().AddSingleton<INarrator, KnowledgeSettingsNarrator>()
        .AddScoped<IPersonalDataSource, KnowledgeOfPerson>().AddScoped<IDemoSeeder, SeedArticles>().AddJob<IndexWords, IndexWords.Payload>();

    public static IServiceCollection AddKnowledgeWorkers(this IServiceCollection services) => services.AddSubscription<IndexTickets>().AddSchedule<PruneShownArticles>();

    public static void MapKnowledge(this IEndpointRouteBuilder api)
    {
        var knowledge = api.MapGroup("/knowledge").WithTags("Knowledge");
        SearchArticles.Map(knowledge);
        SuggestArticles.Map(knowledge);
        CountDeflections.Map(knowledge);
        ChangeKnowledgeSettings.Map(knowledge);

        var articles = knowledge.MapGroup("/articles");
        ListArticles.Map(articles);
        WriteArticle.Map(articles);
        ReadArticle.Map(articles);
        PublishArticle.Map(articles);
        ReviewArticle.Map(articles);
        ArchiveArticle.Map(articles);
        ArticleVersions.Map(articles);
        RateArticle.Map(articles);
    }
}
