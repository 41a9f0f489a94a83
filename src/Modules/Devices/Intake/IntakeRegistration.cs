using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Devices.Intake;

internal static class IntakeRegistration
{
    /// <summary>The way of readings from a request to the series, the twins and the screens.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(IntakeOptions.From(settings));
        services.AddSingleton<DeviceDirectory>().AddSingleton<ReadingPartitions>().AddSingleton<ReadingWriter>();
        services.AddHostedService(sp => sp.GetRequiredService<ReadingWriter>());
        services.AddSingleton<ParseReadings>().AddSingleton<ResolveDevices>().AddSingleton<DropDuplicates>().AddSingleton<MarkAsPast>()
            .AddSingleton<WriteReadings>().AddSingleton<TellTwins>().AddSingleton<PublishReadings>();
        return services.AddSingleton<TelemetryIntake>();
    }
}
