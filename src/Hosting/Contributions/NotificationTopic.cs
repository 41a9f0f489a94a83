using Microsoft.Extensions.DependencyInjection;

namespace Platform.Hosting.Contributions;

/// <summary>A kind of thing people are told of, and choose channels for: "alerts", what it is called, and what it tells.</summary>
public sealed record NotificationTopic(string Name, string Title, string Description);

public static class NotificationTopicCatalogue
{
    /// <summary>Adds what a module tells people of, so that they can choose how.</summary>
    public static IServiceCollection AddNotificationTopic(this IServiceCollection services, string name, string title, string description) =>
        services.AddSingleton(new NotificationTopic(name, title, description));
}
