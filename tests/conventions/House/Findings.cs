using Xunit;

namespace EduStream.Tests.Conventions.House;

internal static class Findings
{
    /// <summary>Fails with every finding on a line of its own.</summary>
    internal static void None<T>(IEnumerable<T> findings)
    {
        var list = findings.Select(finding => $"  {finding}").ToList();
        if (list.Count > 0)
        {
            Assert.Fail($"{list.Count} found:\n{string.Join('\n', list)}");
        }
    }
}
