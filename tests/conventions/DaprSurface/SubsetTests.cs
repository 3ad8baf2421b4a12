using System.Reflection;
using EduStream.Tests.Conventions.House;
using Xunit;

namespace EduStream.Tests.Conventions.DaprSurface;

/// <summary>
/// What the subset under <c>apps/shared/Dapr</c> shows must be in Dapr's own packages too, or <c>-p:DaprPackages=official</c> would not compile.
/// The list holds the members of the official 1.18.5 packages for the types that the subset has.
/// </summary>
public sealed class SubsetTests
{
    private static readonly string[] Subset = ["Dapr.Client", "Dapr.AspNetCore", "Dapr.Workflow"];

    [Fact]
    public void Everything_that_the_subset_shows_is_in_the_official_packages()
    {
        var official = Repository.Read("tests/conventions/DaprSurface/official-1.18.5.txt").Split('\n').ToHashSet();

        Findings.None(Subset.SelectMany(name => Surface.Of(Assembly.Load(name))).Where(member => !official.Contains(member)).Order());
    }
}
