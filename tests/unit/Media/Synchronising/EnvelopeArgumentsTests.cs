using EduStream.Media.Synchronising;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Synchronising;

public sealed class EnvelopeArgumentsTests
{
    [Fact]
    public void Build_IsTheGoldenCommand() =>
        Golden.Check("envelope.txt", string.Join('\n', EnvelopeArguments.Build(Sources.Of().With(video => video with { Start = new(5, 2) }), "/media/source", 7200, "/scratch/envelope.f32")) + "\n");
}
