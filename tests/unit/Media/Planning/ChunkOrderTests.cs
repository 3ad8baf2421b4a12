using EduStream.Media.Planning;
using Xunit;

namespace EduStream.Tests.Unit.Media.Planning;

public sealed class ChunkOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(2160)]
    public void Of_AnyNumber_HasEachChunkOnceAndBeginsWithTheFirst(int chunks)
    {
        var order = ChunkOrder.Of(chunks);

        Assert.Equal(Enumerable.Range(0, chunks), order.Order());
        Assert.Equal(chunks == 0 ? [] : [0], order.Take(1));
    }

    [Fact]
    public void Of_Eight_IsAsDocumented() => Assert.Equal([0, 5, 2, 7, 4, 1, 6, 3], ChunkOrder.Of(8));

    [Theory]
    [InlineData(15)]
    [InlineData(180)]
    [InlineData(2160)]
    public void Of_AnyQuarterOfTheOrder_ComesFromAllOverTheLecture(int chunks)
    {
        var order = ChunkOrder.Of(chunks);
        for (var from = 0; from + (chunks / 4) <= chunks; from++)
        {
            var some = order.Skip(from).Take(chunks / 4).Order().ToList();

            // Not further apart than three times what even steps would be.
            Assert.InRange(some.Prepend(-1).Append(chunks).Zip(some.Append(chunks)).Max(pair => pair.Second - pair.First), 1, 12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(122)]
    public void PositionOf_EachChunk_IsItsPlaceInTheOrder(int chunks) =>
        Assert.Equal(ChunkOrder.Of(chunks), Enumerable.Range(0, chunks).OrderBy(chunk => ChunkOrder.PositionOf(chunks, chunk)));
}
