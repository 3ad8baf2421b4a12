using EduStream.Testing.Load;

[assembly: AssemblyFixture(typeof(EduStream.Tests.Contract.Runtimes.RanOn))]

namespace EduStream.Tests.Contract.Runtimes;

/// <summary>The runtimes that this machine has.</summary>
public static class RuntimesUnderTest
{
    public const string Embedded = "embedded";
    public const string Daprd = "daprd";

    /// <summary>One theory row per runtime that is there.</summary>
    public static TheoryData<string> Present { get; } = [.. DaprdPrograms.Here is null ? (string[])[Embedded] : [Embedded, Daprd]];

    /// <summary>Each runtime with each of the names.</summary>
    public static TheoryData<string, string> With(IReadOnlyList<string> names)
    {
        var rows = new TheoryData<string, string>();
        foreach (var runtime in Present)
        {
            foreach (var name in names) { rows.Add(runtime.Data, name); }
        }
        return rows;
    }

    public static async Task<IRuntimeUnderTest> StartAsync(string runtime, RuntimeSetup setup) =>
        runtime == Daprd ? await RealRuntime.StartAsync(DaprdPrograms.Here!, setup) : await EmbeddedRuntime.StartAsync(setup);
}

/// <summary>Says once per run which runtimes it is about: a run without the real one must not look like one with it.</summary>
public sealed class RanOn
{
    public RanOn()
    {
        Console.WriteLine("contract: run on the embedded runtime");
        Console.WriteLine(DaprdPrograms.Here is { } programs ? $"contract: run on daprd: {programs.Daprd}" : $"contract: {DaprdPrograms.NotFound}");
    }
}
