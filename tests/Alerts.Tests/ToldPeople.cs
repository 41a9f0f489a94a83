using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Contracts.Messaging;
using Platform.Hosting;
using Platform.TestKit;

namespace Platform.Alerts;

/// <summary>A platform that writes down what people are told.</summary>
public sealed class AppThatTells : OwnPlatformApp
{
    internal ToldPeople Told { get; } = new();

    protected override IEnumerable<IModule> More => [Told];
}

/// <summary>What people were told, in the last revision of each notification, and how often each was told anew.</summary>
internal sealed class ToldPeople : INotifications, IModule
{
    private readonly ConcurrentDictionary<string, Notification> _told = new();

    public string Name => "told";

    public IEnumerable<Notification> All => _told.Values;

    public void AddServices(IHostApplicationBuilder builder) => builder.Services.AddSingleton<INotifications>(this);

    public Task Tell(TenantId tenant, IReadOnlyList<Notification> notifications, CancellationToken ct)
    {
        foreach (var notification in notifications) _told.AddOrUpdate($"{tenant}/{notification.Key}", notification, (_, known) => known.Revision >= notification.Revision ? known : notification);
        return Task.CompletedTask;
    }

    public Task Withdraw(TenantId tenant, IReadOnlyList<string> keys, string reason, CancellationToken ct)
    {
        foreach (var key in keys) _told.TryRemove($"{tenant}/{key}", out _);
        return Task.CompletedTask;
    }
}
