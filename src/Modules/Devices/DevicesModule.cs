using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.Contracts.Devices;
using Platform.Devices.Access;
using Platform.Devices.Demo;
using Platform.Devices.Domain;
using Platform.Devices.Features;
using Platform.Devices.Features.Imports;
using Platform.Devices.Features.Labels;
using Platform.Devices.Intake;
using Platform.Devices.Learning;
using Platform.Devices.Inventory;
using Platform.Devices.Series;
using Platform.Devices.Series.Cold;
using Platform.Devices.Series.RollUps;
using Platform.Devices.Simulation;
using Platform.Devices.Storage;
using Platform.Devices.Twins;
using Platform.Devices.Value;
using Platform.Hosting;
using Platform.Hosting.Bus;
using Platform.Hosting.Contributions;
using Platform.Hosting.Data;
using Platform.Hosting.Http.Keys;
using Platform.Hosting.Jobs;
using Platform.Hosting.Journal;
using Platform.Hosting.Live;
using Platform.Hosting.Plans;
using Platform.Hosting.Privacy;
using Platform.Hosting.Schedules;
using Platform.Hosting.Settings;
using Platform.Hosting.Twins;

namespace Platform.Devices;

/// <summary>Things that report how they are: their records, their readings, their health.</summary>
public sealed class DevicesModule : IModule
{
    public string Name => "devices";

    public void AddServices(IHostApplicationBuilder builder)
    {
        DevicesDb.NameConstraints();
        var services = builder.Services;
        services.AddValidation();
        services.AddModuleDb<DevicesDb>().AddLedger<DevicesDb, Device, DeviceEvent>().AddLedger<DevicesDb, DeviceCredential, DeviceCredentialEvent>()
            .AddLedger<DevicesDb, DeviceType, DeviceTypeEvent>().AddLedger<DevicesDb, DeviceGroup, DeviceGroupEvent>();
        AddInventory(services);
        services.AddScoped<DeviceViews>().AddScoped<ValueReports>().AddScoped<LiveDevices>().AddSingleton<LatestReadings>();
        services.AddTwin<DeviceTwin, DeviceSignal, DeviceShell>().AddSingleton<HealthChanges>().AddSingleton<Anomalies>().AddSingleton<KeyChanges>().AddSingleton<ForetoldFailures>();
        services.AddIntake(builder.Configuration).AddSeries(builder.Configuration);
        services.AddSingleton<DeviceKeyChecks>().AddSingleton<IKeyIssuer>(sp => sp.GetRequiredService<DeviceKeyChecks>());
        services.AddSingleton<DeviceKeyUses>().AddHostedService(sp => sp.GetRequiredService<DeviceKeyUses>());

        services.AddFact<DeviceHealthChanged>("device.health-changed").AddFact<DeviceAnomalyDetected>("device.anomaly-detected")
            .AddFact<DeviceKeyStale>("device.key-stale").AddFact<DeviceKeyFresh>("device.key-fresh")
            .AddFact<DeviceFailurePredicted>("device.failure-predicted").AddFact<DeviceFailurePredictionWithdrawn>("device.failure-prediction-withdrawn")
            .AddFact<DeviceWasMoved>("device.moved").AddFact<DeviceWasDecommissioned>("device.decommissioned");
        services.AddLiveTopic<DeviceTopic>().AddSingleton<IDeviceDirectory, KnownDevices>();
        services.AddPermissions(DevicesPermissions.All);
        services.AddFeatures(DevicesFeatures.DeviceHealth, DevicesFeatures.Value).AddSingleton<IUsageMeter, DeviceMeter>();
        services.AddSettings(IntakeOptions.Settings).AddSettings(SeriesOptions.Settings);
        services.AddSingleton<INarrator, DeviceNarrator>().AddSingleton<INarrator, DeviceTypeNarrator>().AddSingleton<INarrator, DeviceGroupNarrator>().AddSingleton<INarrator, DeviceCredentialNarrator>();

        services.HoldsNothingPersonal(Name, "Readings tell of things, and no device is assigned to a person; a file to import is forgotten once it is applied, or within a day.").AddScoped<IPersonalDataSource, CompactedReadings>();
        services.AddScoped<SeedDevices>().AddScoped<IDemoSeeder>(sp => sp.GetRequiredService<SeedDevices>()).AddScoped<ISampleData, SampleDevices>();
        services.AddOnboardingStep("device", 20, "device.registered.v1").AddSingleton<IOnboardingStep, FirstReading>();
        services.AddSettings(Setting.Flag("Demo:Simulation", "Plays the demo's devices; Development only.", "true in Development"));
        services.AddSingleton<SimulatedFleets>();
        if (SimulateFleet.IsOn(builder.Environment, builder.Configuration)) services.AddHostedService<SimulateFleet>();
    }

    private static void AddInventory(IServiceCollection services)
    {
        services.AddSingleton<DeviceNames>().AddSingleton<ImportedLists>().AddSingleton<InventoryRows>().AddSingleton<DeviceInventory>().AddSingleton<ITenantEraser>(sp => sp.GetRequiredService<DeviceInventory>());
        services.AddSingleton<ListUses>().AddHostedService(sp => sp.GetRequiredService<ListUses>()).AddHostedService<WarmInventories>();
        services.AddScoped<DeviceLists>().AddScoped<DeviceEdits>();
        services.AddJob<ReconfigureDevices, DevicesOfType>().AddJob<ApplyImport, ImportRun>().AddJob<UndoImport, ImportRun>();
        services.AddScoped<DeviceImports>().AddScoped<ReadTable>().AddScoped<PreviewImport>();
        services.AddScoped<ImportSteps>().AddScoped<ImportedDevices>().AddScoped<ImportedGateways>().AddScoped<ImportUndoing>();
    }

    public void AddWorkers(IServiceCollection services) => services.AddSchedule<KeepReadings>().AddSchedule<CompactReadings>()
        .AddSchedule<ForgetSeries>().AddSchedule<PruneEdits>().AddSchedule<TrainModels>().AddHostedService<RollUpReadings>().AddSubscription<PublishDeviceFacts>();

    public void MapApi(IEndpointRouteBuilder api)
    {
        var devices = api.MapGroup("/devices").WithTags("Devices");
        RegisterDevice.Map(devices);
        ListDevices.Map(devices);
        GetDevice.Map(devices);
        ChangeDevice.Map(devices);
        DecommissionDevice.Map(devices);
        MaintainDevice.Map(devices);
        ScrollDevices.Map(devices);
        CountDevices.Map(devices);
        ExportDevices.Map(devices);
        PrintLabels.Map(devices);
        GetDeviceTopology.Map(devices);
        GetDeviceSeries.Map(devices);
        GetDeviceCharts.Map(devices);
        GetDeviceTimeline.Map(devices);
        ListDeviceAnomalies.Map(devices);
        GetDevicePrediction.Map(devices);
        GetHealthHistory.Map(devices);

        var ofDevice = devices.MapGroup("/{id}/credentials");
        ListDeviceCredentials.Map(ofDevice);
        CreateDeviceCredential.Map(ofDevice);

        var credentials = api.MapGroup("/device-credentials").WithTags("Devices");
        GetDeviceCredential.Map(credentials);
        RotateDeviceCredential.Map(credentials);
        RevokeDeviceCredential.Map(credentials);

        ListPredictions.Map(api);
        GetPredictionModel.Map(api);

        var types = api.MapGroup("/device-types").WithTags("Devices");
        DeviceTypes.Map(types);
        DefineDeviceType.Map(types);
        RemoveDeviceType.Map(types);
        SetReplacementTerms.Map(types);

        DeviceGroups.Map(api.MapGroup("/device-groups").WithTags("Devices"));

        var edits = api.MapGroup("/device-edits").WithTags("Devices");
        ListEdits.Map(edits);
        EditDevices.Map(edits);
        UndoEdit.Map(edits);

        var reports = api.MapGroup("/reports/devices").WithTags("Devices");
        GetValueReport.Map(reports);
        ExportValueReport.Map(reports);

        var imports = api.MapGroup("/device-imports").WithTags("Devices");
        ImportDevices.Map(imports);
        GetDeviceImport.Map(imports);
        ListImportLines.Map(imports);
        ChangeDeviceImport.Map(imports);
        ApplyDeviceImport.Map(imports);

        PostTelemetry.Map(api);
        PostOtlpMetrics.Map(api);
        PostRemoteWrite.Map(api);
        ListDrops.Map(api);
    }
}
