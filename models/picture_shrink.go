package models

import "image"

// shrink makes a picture smaller, so that its longest side is edge; a smaller one stays as it is. Each pixel is the mean of those it stands for.
func shrink(p *image.RGBA, edge int) *image.RGBA {
	width, height := p.Bounds().Dx(), p.Bounds().Dy()
	if longest := max(width, height); longest > edge {
		width, height = max(1, width*edge/longest), max(1, height*edge/longest)
	}
	if width == p.Bounds().Dx() && height == p.Bounds().Dy() {
		return p
	}
	narrow := image.NewRGBA(image.Rect(0, 0, width, p.Bounds().Dy()))
	for y := range p.Bounds().Dy() {
		average(narrow.Pix[y*narrow.Stride:], width, 4, p.Pix[y*p.Stride:], p.Bounds().Dx(), 4)
	}
	small := image.NewRGBA(image.Rect(0, 0, width, height))
	for x := range width {
		average(small.Pix[x*4:], height, small.Stride, narrow.Pix[x*4:], p.Bounds().Dy(), narrow.Stride)
	}
	return small
}

// average fills a line of n pixels with the means of a line of more, counting a pixel that falls between two for the part that lies in each.
func average(to []uint8, n, toStep int, from []uint8, of, fromStep int) {
	scale := float64(of) / float64(n)
	for i := range n {
		begins, ends := float64(i)*scale, float64(i+1)*scale
		var sum [4]float64
		for at := int(begins); at < of && float64(at) < ends; at++ {
			part := min(ends, float64(at+1)) - max(begins, float64(at))
			for c := range sum {
				sum[c] += part * float64(from[at*fromStep+c])
			}
		}
		for c := range sum {
			to[i*toStep+c] = uint8(min(255, sum[c]/scale+0.5))
		}
	}
}
