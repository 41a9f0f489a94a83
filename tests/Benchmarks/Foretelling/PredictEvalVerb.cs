using Platform.Devices.Domain.Prediction;

namespace Platform.Benchmarks.Foretelling;

/// <summary>predict-eval: how well failures are foretold, on faults of a simulated fleet no model has seen, and on recorded machines when there is a folder of them.</summary>
internal static class PredictEvalVerb
{
    public const string Usage = "[folder of errors.csv, failures.csv, maint.csv, machines.csv] [--devices 120] [--days 10]";

    public static Task<int> Run(VerbArgs args)
    {
        var (devices, days) = (args.Count("devices", 120), args.Count("days", 10));
        var model = Training.Train(FaultyFleet.Play(seed: 1, devices, days, FailureModel.Untrained, args.Stop).Select(d => d.History).ToList(), version: 1);
        foreach (var c in FailureClasses.All) Console.WriteLine($"{c.Word(),-14} {(model[c].IsTrained ? $"{model[c].Stumps!.Stumps.Count} stumps, alarm at {model[c].Alarm:0.00}" : "heuristic")}");

        // Another fleet, and later than the one that was learned from.
        var heuristic = FaultyFleet.Play(seed: 2, devices, days, FailureModel.Untrained, args.Stop);
        var trained = FaultyFleet.Play(seed: 2, devices, days, model, args.Stop);
        foreach (var c in FailureClasses.All)
        {
            Print($"predict.heuristic_{c.Word()}", Measure(heuristic, c));
            Print($"predict.{c.Word()}", Measure(trained, c));
        }

        Print("predict.heuristic", Measure(heuristic));
        Print("predict", Measure(trained), '.');
        if (args.Positional is [var folder, ..])
        {
            var machines = MachineEval.Run(RecordedMachines.Read(folder));
            Print("predict.machines", machines);
        }

        return Task.FromResult(0);
    }

    private static Measured Measure(IReadOnlyList<PlayedDevice> fleet, FailureClass? only = null) => Judgement.Of(
        fleet.SelectMany(d => d.Courses.Where(c => only is null || c.Key == only).Select(c => c.Value)), FailureModel.Horizon, FailureModel.LeastLead);

    private static void Print(string name, Measured measured, char joint = '_')
    {
        Figures.Print($"{name}{joint}failures", measured.Failures, "failures");
        Figures.Print($"{name}{joint}alarms", measured.Alarms, "alarms");
        Figures.Print($"{name}{joint}precision", measured.Precision, "share");
        Figures.Print($"{name}{joint}recall", measured.Recall, "share");
        Figures.Print($"{name}{joint}lead_h", measured.LeadHours, "h");
    }
}
