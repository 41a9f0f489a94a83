using Microsoft.Extensions.DependencyInjection;

namespace Platform.AppHost;

internal static class Commands
{
    /// <summary>Starts a resource that waits to be asked. It sits on one that has a single instance, because a replicated one is known only by its replicas' names.</summary>
    public static void WithStartCommand(this IResourceBuilder<ProjectResource> on, string name, string title, IResourceBuilder<ProjectResource> target) =>
        on.WithCommand(name, title, context => context.Services.GetRequiredService<ResourceCommandService>()
            .ExecuteCommandAsync(target.Resource, KnownResourceCommands.StartCommand, context.CancellationToken), new CommandOptions
            {
                IconName = "DatabaseArrowUp",
                IsHighlighted = true,
                UpdateState = _ => ResourceCommandState.Enabled,
            });

    /// <summary>Asks one replica to hand its twins to the others and leave: a silo that is stopped politely does just that.</summary>
    public static void WithDrainCommand(this IResourceBuilder<ProjectResource> silo) => silo.WithCommand("drain", "Drain silo", context =>
        context.Services.GetRequiredService<ResourceCommandService>().ExecuteCommandAsync(context.ResourceName, KnownResourceCommands.StopCommand, context.CancellationToken), new CommandOptions
        {
            IconName = "PlugDisconnected",
            ConfirmationMessage = "Move this silo's twins to the others and stop it?",
            UpdateState = context => context.ResourceSnapshot.State?.Text == KnownResourceStates.Running ? ResourceCommandState.Enabled : ResourceCommandState.Disabled,
        });
}
