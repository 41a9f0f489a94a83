using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Calendars;
using Platform.Contracts.Sites;
using Platform.Hosting.Tenancy;

namespace Platform.Sites.Storage;

/// <summary>Answers other modules' questions about sites, each in a scope of its own.</summary>
internal sealed class SiteDirectory(IServiceProvider services) : ISiteDirectory
{
    public Task<IReadOnlyDictionary<Guid, string>> Names(Call call, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        In<IReadOnlyDictionary<Guid, string>>(call, async db => await db.Sites.Where(s => ids.Contains(s.Key)).ToDictionaryAsync(s => s.Key, s => s.Name, ct));

    public Task<IReadOnlyList<(Guid Id, int Number, string Name)>> All(Call call, CancellationToken ct) =>
        In<IReadOnlyList<(Guid, int, string)>>(call, async db =>
            [.. (await db.Sites.OrderBy(s => s.Number).Select(s => new { s.Key, s.Number, s.Name }).ToListAsync(ct)).Select(s => (s.Key, s.Number, s.Name))]);

    public Task<Guid?> Find(Call call, string idOrNumber, CancellationToken ct) => In(call, db => db.Find(idOrNumber, ct));

    public Task<IReadOnlyDictionary<Guid, SiteHour>> Hours(Call call, IReadOnlyCollection<Guid> ids, DateTimeOffset at, CancellationToken ct) =>
        In<IReadOnlyDictionary<Guid, SiteHour>>(call, async db => (await db.Sites.AsNoTracking().Where(s => ids.Contains(s.Key)).ToListAsync(ct)).ToDictionary(s => s.Key, s =>
        {
            var zone = Zones.Find(s.Place.TimeZone);
            return new SiteHour(TimeZoneInfo.ConvertTime(at, zone).DateTime, s.BusinessHours?.IsOpen(at, zone));
        }));

    private async Task<T> In<T>(Call call, Func<SitesDb, Task<T>> question)
    {
        await using var scope = services.CreateScopeFor(call);
        return await question(scope.ServiceProvider.GetRequiredService<SitesDb>());
    }
}
