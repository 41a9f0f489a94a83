using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Devices.Series.Cold;
using Platform.Devices.Series.Queries;
using Platform.Devices.Series.RollUps;

namespace Platform.Devices.Series;

internal static class SeriesRegistration
{
    /// <summary>What becomes of readings once they are stored: gathered, compacted, asked for, forgotten.</summary>
    public static IServiceCollection AddSeries(this IServiceCollection services, IConfiguration settings) => services
        .AddSingleton(SeriesOptions.From(settings)).AddSingleton<SeriesQuery>().AddSingleton<RollUpDay>().AddSingleton<CompactDay>();
}
