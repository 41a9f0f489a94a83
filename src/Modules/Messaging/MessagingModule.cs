using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Contracts.Messaging;
using Platform.Hosting;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http;
using Platform.Hosting.Jobs;
using Platform.Hosting.Live;
using Platform.Hosting.Privacy;
using Platform.Hosting.Schedules;
using Platform.Hosting.Secrets;
using Platform.Hosting.Settings;
using Platform.Messaging.Delivering;
using Platform.Messaging.Domain;
using Platform.Messaging.Features;
using Platform.Messaging.Storage;
using Platform.Messaging.Telling;

namespace Platform.Messaging;

/// <summary>Tells people what they should know, by the channels they chose, once.</summary>
public sealed class MessagingModule : IModule
{
    public string Name => "messaging";

    public void AddServices(IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddValidation();
        services.AddModuleDb<MessagingDb>().AddLedger<MessagingDb, Webhook, WebhookEvent>();
        services.AddSettings(MessagingOptions.Setting).AddSingleton(MessagingOptions.From(builder.Configuration));
        services.AddSingleton<Bells>().AddSingleton<INotifications, Notifications>().AddLiveTopic<NotificationsTopic>();
        services.AddSingleton<WebhookPost>().AddJob<SendEmail, DeliveryDue>().AddJob<PostToWebhook, DeliveryDue>();
        services.AddSealedColumn(WebhookSecret.Sealed);
        services.AddPermissions(MessagingPermissions.Administer);
        services.AddSingleton<INarrator, WebhookNarrator>().AddScoped<IPersonalDataSource, MessagesOfPerson>();
    }

    public void AddWorkers(IServiceCollection services) => services.AddSchedule<PruneNotifications>();

    public void MapApi(IEndpointRouteBuilder api)
    {
        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        ListNotifications.Map(notifications);
        ReadNotifications.Map(notifications);
        ChooseChannels.Map(api);

        var webhook = api.MapGroup("/messaging/webhook").WithTags("Webhook").RequirePermission(MessagingPermissions.Administer.Name).ForWholeCompany();
        SetWebhook.Map(webhook);
        ListDeliveries.Map(webhook);
        RetryDelivery.Map(webhook);
    }
}
