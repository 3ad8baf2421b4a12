namespace EduStream.Tests.Contract.Runtimes;

/// <summary>The runtimes that this machine has.</summary>
public static class RuntimesUnderTest
{
    public const string Embedded = "embedded";
    public const string Daprd = "daprd";

    /// <summary>One theory row per runtime that is there.</summary>
    public static TheoryData<string> Present { get; } = [Embedded];

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

    public static async Task<IRuntimeUnderTest> StartAsync(string runtime, RuntimeSetup setup) => await EmbeddedRuntime.StartAsync(setup);
}
