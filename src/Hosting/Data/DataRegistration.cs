using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Data;

public static class DataRegistration
{
    // As many as are at work at a time: each of them holds a session, sooner or later.
    private const int Kept = Databases.SessionsOfRequests + Databases.SessionsBeside;

    /// <summary>A module's database, bound to the caller's tenant.</summary>
    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services) where TDb : ModuleDb => services
        .AddPooledDbContextFactory<TDb>((sp, options) => options.UseNpgsql(sp.GetRequiredService<Databases>().Tenants).AddInterceptors(TenantInterceptor.Instance), Kept)
        .AddScoped(sp =>
        {
            var (call, databases) = (sp.GetRequiredService<CurrentCall>(), sp.GetRequiredService<Databases>());
            var (whose, sessions) = (call.Call, call.IsBeside ? databases.Beside : databases.Tenants);
            var db = sp.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext();
            db.LendTo(whose);
            db.Database.SetDbConnection(sessions.CreateConnection(), contextOwnsConnection: true); // it may come from one who had the other
            return db;
        });

    /// <summary>The write path of one kind of record.</summary>
    public static IServiceCollection AddLedger<TDb, TState, TEvent>(this IServiceCollection services)
        where TDb : ModuleDb where TState : class, IEntity<TState, TEvent> where TEvent : notnull =>
        services.AddSingleton(RecordFold.Of<TState, TEvent>())
            .AddScoped(sp => new Ledger<TState, TEvent>(sp.GetRequiredService<TDb>(), sp.GetRequiredService<JournalPulse>(), sp.GetService<JournalSeals>(), sp.GetService<RecentRecords<TState>>()));

    /// <summary>Records of a kind that people change several times in a row are known for a moment after each change.</summary>
    public static IServiceCollection AddRecentRecords<TState>(this IServiceCollection services) where TState : class =>
        services.AddSingleton<RecentRecords<TState>>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<RecentRecords<TState>>());
}
