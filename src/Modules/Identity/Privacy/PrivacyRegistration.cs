using Microsoft.Extensions.DependencyInjection;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Jobs;
using Platform.Hosting.Privacy;
using Platform.Identity.Domain;
using Platform.Identity.Storage;

namespace Platform.Identity.Privacy;

internal static class PrivacyRegistration
{
    /// <summary>Data requests: what is kept of a person or the company, and forgetting a person.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddLedger<IdentityDb, DataRequest, DataRequestEvent>()
        .AddScoped<IPersonalDataSource, PersonalDataOfUsers>()
        .AddSingleton<INarrator, DataRequestNarrator>();
}
