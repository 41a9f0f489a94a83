using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Devices.Domain;

namespace Platform.Devices.Intake;

internal static class IntakeRegistration
{
    /// <summary>The way of readings from a request to the series, the twins and the screens.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration settings)
    {
        var options = IntakeOptions.From(settings);
        services.AddSingleton(options).AddSingleton(new IntakeMemory(options.MostHeld));
        services.AddSingleton<DeviceDirectory>().AddSingleton<KnownReadings>().AddSingleton<ReadingPartitions>().AddSingleton<ReadingWriter>();
        services.AddHostedService(sp => sp.GetRequiredService<ReadingWriter>());
        services.AddSingleton<Listening>().AddHostedService<Ear>();
        services.AddSingleton<DropCounts>().AddHostedService(sp => sp.GetRequiredService<DropCounts>());
        services.AddSingleton<ParseReadings>().AddSingleton<ResolveDevices>().AddSingleton<OrderReadings>().AddSingleton<DropDuplicates>().AddSingleton<MarkAsPast>()
            .AddSingleton<WriteReadings>().AddSingleton<TellTwins>().AddSingleton<PublishReadings>();
        return services.AddSingleton<TelemetryIntake>();
    }
}
