using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Privacy;
using Platform.Hosting.Tenancy;

namespace Platform.Hosting.Data;

public static class DataRegistration
{
    /// <summary>A module's database, bound to the caller's tenant.</summary>
    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services) where TDb : ModuleDb
    {
        var make = ActivatorUtilities.CreateFactory<TDb>([]);
        return services
            .AddDbContext<TDb>((sp, options) => options
                .UseNpgsql(sp.GetRequiredService<Databases>().Tenants)
                .AddInterceptors(TenantInterceptor.Instance), optionsLifetime: ServiceLifetime.Singleton)
            .AddScoped(sp =>
            {
                var db = make(sp, null);
                if (sp.GetRequiredService<CurrentCall>().IsBeside) db.Database.SetDbConnection(sp.GetRequiredService<Databases>().Beside.CreateConnection(), contextOwnsConnection: true);
                return db;
            });
    }

    /// <summary>The write path of one kind of record.</summary>
    public static IServiceCollection AddLedger<TDb, TState, TEvent>(this IServiceCollection services)
        where TDb : ModuleDb where TState : class, IEntity<TState, TEvent> where TEvent : notnull =>
        services.AddSingleton(RecordFold.Of<TState, TEvent>())
            .AddScoped(sp => new Ledger<TState, TEvent>(sp.GetRequiredService<TDb>(), sp.GetRequiredService<JournalPulse>(), sp.GetService<JournalSeals>(), sp.GetService<RecentRecords<TState>>()));

    /// <summary>Records of a kind that people change several times in a row are known for a moment after each change.</summary>
    public static IServiceCollection AddRecentRecords<TState>(this IServiceCollection services) where TState : class =>
        services.AddSingleton<RecentRecords<TState>>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<RecentRecords<TState>>());
}
