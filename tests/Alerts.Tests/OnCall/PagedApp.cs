using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Contracts.Messaging;
using Platform.Hosting;
using Platform.TestKit;

namespace Platform.Alerts.OnCall;

/// <summary>A platform whose pages end in a list.</summary>
public sealed class PagedApp : OwnPlatformApp
{
    internal Pager Pager { get; } = new();

    protected override IEnumerable<IModule> More => [Pager];
}

/// <summary>Notes what people are told, and forgets a revision it knows, as whoever really tells them does. It can die once after it noted something.</summary>
internal sealed class Pager : IModule, INotifications
{
    private readonly ConcurrentDictionary<(string Key, int Revision), Notification> _told = new();
    private readonly ConcurrentDictionary<string, string> _withdrawn = new();
    private readonly ConcurrentDictionary<string, bool> _deaths = new();

    public string Name => "pager";

    /// <summary>How often it was asked to tell anything.</summary>
    public ConcurrentBag<Notification> Asked { get; } = [];

    public IReadOnlyList<Notification> Of(Guid notification) => [.. _told.Values.Where(n => n.Key.Contains($"{notification}", StringComparison.Ordinal)).OrderBy(n => n.Key).ThenBy(n => n.Revision)];

    public string? WhyWithdrawn(string key) => _withdrawn.GetValueOrDefault(key);

    /// <summary>The next time it tells something of this title, it dies when it has done so.</summary>
    public void DieOnce(string title) => _deaths[title] = true;

    public void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton<INotifications>(this);

    public Task Tell(TenantId tenant, IReadOnlyList<Notification> notifications, CancellationToken ct)
    {
        foreach (var notification in notifications)
        {
            Asked.Add(notification);
            _told.TryAdd((notification.Key, notification.Revision), notification);
            if (_deaths.Keys.FirstOrDefault(title => notification.Title.Contains(title, StringComparison.Ordinal)) is { } title && _deaths.TryRemove(title, out _)) throw new IOException("The line went dead.");
        }

        return Task.CompletedTask;
    }

    public Task Withdraw(TenantId tenant, IReadOnlyList<string> keys, string reason, CancellationToken ct)
    {
        foreach (var key in keys) _withdrawn[key] = reason;
        return Task.CompletedTask;
    }
}
