/** An amount in đồng with dots between thousands: 35.000 đ. */
export function dong(amount: number): string {
  return `${String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, '.')} đ`;
}
